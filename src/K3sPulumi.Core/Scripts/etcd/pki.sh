#!/bin/sh
# The certificate authority of an etcd cluster, made once on its first member's host, and the certificate that K3s logs in with.
set -eu

apply() {
  wait_for_boot
  install_packages openssl openssl
  prepare_ca
  if ! is_current client ''; then
    say "makes the certificate that K3s logs in with"
    make_certificate client ''
  fi
  print_part ca "$TLS/ca.crt"
  print_part ca-key "$TLS/ca.key"
  print_part certificate "$TLS/client.crt"
  print_part key "$TLS/client.key"
  print_end
}

main() {
  need_root
  begin_work
  take_lock "$K3P_PREPARE_SECONDS"
  case "$1" in
  apply) apply ;;
  *) fail "unknown verb $1: use apply." ;;
  esac
}

main "$@" </dev/null
