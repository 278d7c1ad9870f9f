#!/bin/sh
# Certificates for containers, created on the deploying machine and not stored there: they are only in the output.
set -eu

apply() {
  has openssl || fail "openssl is missing on this machine, and it creates the certificates: install it, or set a CA and its key."
  umask 077
  WORK=$(mktemp -d "${TMPDIR:-/tmp}/k3spulumi.XXXXXX") || fail "cannot create a directory in ${TMPDIR:-/tmp}."
  trap 'rm -rf "$WORK"' EXIT
  : >"$WORK/secrets"
  TLS="$WORK/tls"
  prepare_ca
  make_certificate server "$K3P_SANS"
  print_part ca "$TLS/ca.crt"
  print_part ca-key "$TLS/ca.key"
  print_part certificate "$TLS/server.crt"
  print_part key "$TLS/server.key"
  print_end
}

main() {
  case "$1" in
  apply) apply ;;
  *) fail "unknown verb $1: use apply." ;;
  esac
}

main "$@" </dev/null
