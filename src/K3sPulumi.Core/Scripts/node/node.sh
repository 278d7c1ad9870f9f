#!/bin/sh
# A K3s node on this host: "apply DIGEST [again]" installs, changes, upgrades, repairs; "remove" uninstalls.
# "again" says that this node has been there before: a server that started its cluster never starts a second one.
set -eu

main() {
  case "${1:-}" in
  apply)
    # shellcheck disable=SC2034  # read by choose_way_in
    AGAIN=${3:-}
    apply
    ;;
  remove) remove ;;
  *) fail "apply or remove?" ;;
  esac
}

main "$@" </dev/null
