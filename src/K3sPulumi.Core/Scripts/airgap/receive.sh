#!/bin/sh
# receive: creates a directory for artifacts on a suitable host. remove: deletes all of them.
set -eu

main() {
  need_root
  begin_work
  case "${1:-}" in
  receive) receive ;;
  remove) remove ;;
  *) fail "receive or remove?" ;;
  esac
}

receive() {
  wait_for_boot
  check_machine
  check check_room disk
  report_problems
  mkdir -p "$INBOX"
  chmod 700 "$INBOX"
  chown "${SUDO_UID:-0}:${SUDO_GID:-0}" "$INBOX"
  for left in "$INBOX"/*; do
    [ ! -e "$left" ] || is_listed "${left##*/}" || rm -f "$left"
  done
  say "ready for the artifacts of K3s $K3P_VERSION"
}

# Room for the uploads; checks/host checks the room for unpacking the images.
check_room() {
  room=0
  each_upload count_room
  check_space "$INBOX" "$((room / 1000000 + 50))" "the upload"
}

count_room() {
  is_taken "$@" || room=$((room + $3))
}

remove() {
  rm -rf "$INBOX" "$ARTIFACTS" "$STATE/packages"
  rmdir "$STATE" 2>/dev/null || :
  say "removed the artifacts"
}

main "$@" </dev/null
