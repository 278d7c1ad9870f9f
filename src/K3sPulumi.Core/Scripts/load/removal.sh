#!/bin/sh
# Where our scripts are gone, a removal runs K3s's own uninstaller, once nothing is mounted where it deletes. Short, as it is part of every
# node's state, where each > and & takes six bytes.
# shellcheck disable=SC2154  # k3p is set by what comes before
[ -r "$k3p" ] || [ "$1" != remove ] || {
  exec >&2
  cd "$K3SPULUMI_ROOT/usr/local/bin" || exit 0
  set -- k3s-*uninstall.sh
  [ -e "$1" ] || exit 0
  ./k3s-killall.sh
  grep -E "/(kubelet|k3s)/" "${K3SPULUMI_PROC:-/proc}/mounts" || exec timeout 300 "./$1"
  exit 1
}
