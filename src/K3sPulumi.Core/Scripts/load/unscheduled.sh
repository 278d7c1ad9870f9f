#!/bin/sh
# Nothing is scheduled on a host from which our scripts are gone.
# shellcheck disable=SC2154  # k3p is set by what comes before
[ -r "$k3p" ] || [ "$1" != end-snapshots ] || exit 0
