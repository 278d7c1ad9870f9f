#!/bin/sh
# Takes artifacts away where our scripts are gone: the node went before them.
# shellcheck disable=SC2154  # k3p is set by what comes before
[ -r "$k3p" ] || [ "$1" != remove ] || {
  rm -rf "${k3p%/*}-uploads" "${k3p%/*}/artifacts" "${k3p%/*}/packages"
  rmdir "${k3p%/*}" 2>/dev/null
  exit 0
}
