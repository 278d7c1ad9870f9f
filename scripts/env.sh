#!/bin/sh
# Sourced by every script here: changes to the top of the checkout and adds what scripts/setup installs to the path.
cd "$(dirname "$0")/.." || exit
# .NET, NuGet and Pulumi keep files there.
if ! [ -d "${HOME:-}" ] || ! [ -w "$HOME" ]; then HOME=$PWD/.work/home; mkdir -p "$HOME"; export HOME; fi
# A locale that this machine does not have would be a warning of every bash.
LC_ALL=C
export LC_ALL
PATH="$PATH:$HOME/.dotnet:$HOME/.pulumi/bin"
DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 PULUMI_SKIP_UPDATE_CHECK=1
export PATH DOTNET_CLI_TELEMETRY_OPTOUT DOTNET_NOLOGO DOTNET_SYSTEM_GLOBALIZATION_INVARIANT PULUMI_SKIP_UPDATE_CHECK

# Exit code when something that cannot be downloaded kept a script from starting.
# shellcheck disable=SC2034 # used by the scripts that read this file
CANNOT_BE_HAD=3

say() { printf '%s\n' "$*"; }

has() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root: with sudo if necessary, without a prompt if nobody can answer it.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif [ -t 0 ]; then sudo "$@"
  else sudo -n "$@"
  fi
}
