#!/bin/sh
# Read by every script here: goes to the top of the checkout and puts on the path what scripts/setup installs.
cd "$(dirname "$0")/.." || exit
PATH="$PATH:$HOME/.dotnet:$HOME/.pulumi/bin"
DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 PULUMI_SKIP_UPDATE_CHECK=1
export PATH DOTNET_CLI_TELEMETRY_OPTOUT DOTNET_NOLOGO DOTNET_SYSTEM_GLOBALIZATION_INVARIANT PULUMI_SKIP_UPDATE_CHECK

# Exit code when something that cannot be downloaded kept a script from starting.
# shellcheck disable=SC2034 # used by the scripts that read this file
CANNOT_BE_HAD=3

say() { printf '%s\n' "$*"; }

has() { command -v "$1" >/dev/null 2>&1; }

# Root's work: by sudo when we are not root, and without a question when nobody is there to answer it.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif [ -t 0 ]; then sudo "$@"
  else sudo -n "$@"
  fi
}
