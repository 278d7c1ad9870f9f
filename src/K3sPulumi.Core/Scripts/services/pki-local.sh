#!/bin/sh
# Certificates for containers, made where the program runs and kept nowhere: only the output has them.
set -eu

apply() {
  has openssl || fail "there is no openssl on this machine to make certificates with: install it, or give a CA and its key."
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
