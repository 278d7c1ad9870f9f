#!/bin/sh
# Reads the scripts: what comes next on the input is a call of them.
# shellcheck disable=SC1090,SC2154  # the file is ScriptLibrary's, its name is set by what comes before
[ -r "$k3p" ] || { echo "K3sPulumi's scripts are missing on this host: raise generation by one." >&2; exit 1; }
. "$k3p"
