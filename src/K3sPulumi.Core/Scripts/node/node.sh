#!/bin/sh
# A K3s node on this host: "apply [again]" installs, changes, upgrades and repairs it; "remove" uninstalls it.
# "again": this node existed before, so a server that initialized its cluster must not initialize a second one.
set -eu

main() {
  case "${1:-}" in
  apply)
    # shellcheck disable=SC2034  # read by choose_way_in
    AGAIN=${2:-}
    apply
    ;;
  remove) remove ;;
  *) fail "apply or remove?" ;;
  esac
}

main "$@" </dev/null
