#!/bin/sh
# The start of a node's container with a memory limit: LIMIT ARGUMENT.... The kubelet takes the memory of its machine from /proc/meminfo, not from
# the control group, so that file shows at most LIMIT (in KiB) here. Then K3s takes the place of this script.
set -eu

MEMINFO=/proc/meminfo

limited_meminfo() {
  while read -r name value unit; do
    case $name in
    MemTotal: | MemFree: | MemAvailable: | SwapTotal: | SwapFree:) [ "$value" -le "$1" ] || value=$1 ;;
    Buffers: | Cached:) value=0 ;;
    *) continue ;;
    esac
    printf '%-16s%8s %s\n' "$name" "$value" "$unit"
  done <"$MEMINFO"
}

main() {
  if limited_meminfo "$1" >/run/k3spulumi-meminfo && mount --bind /run/k3spulumi-meminfo "$MEMINFO"; then :; else
    echo "warning: the memory limit cannot be shown in $MEMINFO, so the kubelet reports the memory of the engine's host" >&2
  fi
  shift
  exec k3s "$@"
}

main "$@" </dev/null
