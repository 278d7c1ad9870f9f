#!/bin/sh
# The entry of a service on a host: apply, or remove [purge].
set -eu

main() {
  need_root
  begin_work
  take_lock "$K3P_PREPARE_SECONDS"
  case "$1" in
  apply) apply ;;
  remove) remove "${2:-}" ;;
  *) fail "unknown verb $1: use apply or remove." ;;
  esac
}

main "$@" </dev/null
