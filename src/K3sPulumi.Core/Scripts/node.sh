#!/bin/sh
# A K3s node on this host: "apply DIGEST [again]" installs, changes, upgrades, repairs; "remove" uninstalls.
# "again" says that this node has been there before: a server that started its cluster never starts a second one.
set -eu

main() {
  case "${1:-}" in
  apply)
    AGAIN=${3:-}
    apply
    ;;
  remove) remove ;;
  *) fail "apply or remove?" ;;
  esac
}

main "$@" </dev/null
