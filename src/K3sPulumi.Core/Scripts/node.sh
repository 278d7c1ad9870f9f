#!/bin/sh
# A K3s node on this host: "apply DIGEST" installs, changes, upgrades, repairs; "remove" uninstalls.
set -eu

main() {
  case "${1:-}" in
  apply) apply ;;
  remove) remove ;;
  *) fail "apply or remove?" ;;
  esac
}

main "$@" </dev/null
