#!/bin/sh
# Reads the scripts for a service. Where they are gone, a removal stops what runs and leaves the data: the host was cleared, or set up again.
# shellcheck disable=SC1090,SC2154  # the file is ScriptLibrary's, its name is set by what comes before
[ -r "$k3p" ] || [ "$1" != remove ] || {
  for unit in $K3P_UNITS; do
    systemctl cat "$unit" >/dev/null 2>&1 || continue
    echo "K3sPulumi's scripts are missing on this host: stops $unit and leaves its data." >&2
    timeout 180 systemctl disable --now "$unit" >&2 || exit 1
  done
  exit 0
}
[ -r "$k3p" ] || {
  echo "K3sPulumi's scripts are missing on this host: send them again with 'pulumi up --target-replace' and the URN of the resource that ends with -scripts." >&2
  exit 1
}
. "$k3p"
