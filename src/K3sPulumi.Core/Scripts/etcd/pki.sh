#!/bin/sh
# The certificate authority of an etcd cluster, created once on its first member's host, and K3s's client certificate.
set -eu

apply() {
  wait_for_boot
  install_packages openssl openssl
  prepare_ca
  if ! is_current client ''; then
    say "creating K3s's client certificate"
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
