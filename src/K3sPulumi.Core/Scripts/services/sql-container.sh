#!/bin/sh
# A SQL database in a container: "start" is its main process, "apply" configures it. Each database has both start and configure.
set -eu

server_failed() {
  fail "the server $1: see the lines above, and 'docker logs' of the container."
}

apply() {
  [ -n "$K3P_CERTIFICATE" ] || has openssl || fail "this image has no openssl to create a certificate: use another image, or set ca, certificate and key."
  prepare_tls
  configure
  complete_database
  print_ca
}

main() {
  case "$1" in
  start) start "${2:-}" ;;
  apply)
    begin_work
    take_lock "$K3P_PREPARE_SECONDS"
    apply
    ;;
  *) fail "unknown verb $1: use start or apply." ;;
  esac
}

main "$@" </dev/null
