#!/bin/sh
# Sends a part of a file of this server as text, between marks, because a login shell may print other lines. Piece by piece, as whoever reads it
# keeps each whole.
set -eu

main() {
  [ "$(id -u)" = 0 ] || { echo "user $(id -un) is not root: ${K3P_SUDO:-log in as root or as a user who may use sudo (ssh.user)}" >&2; exit 1; }
  sent_file="${K3SPULUMI_ROOT:-}$K3P_SNAPSHOT_FILE"
  [ -s "$sent_file" ] || { echo "$K3P_SNAPSHOT_FILE is not there any more" >&2; exit 1; }
  command -v base64 >/dev/null 2>&1 || { echo "base64 is missing on the host" >&2; exit 1; }
  printf '\n===== k3spulumi file\n'
  tail -c "+$((K3P_SNAPSHOT_FROM + 1))" "$sent_file" | head -c "$K3P_SNAPSHOT_BYTES" | base64
  printf '\n===== k3spulumi end\n'
}

main "$@" </dev/null
