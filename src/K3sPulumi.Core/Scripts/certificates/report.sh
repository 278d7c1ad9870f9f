#!/bin/sh
# What a node's certificates are, for the outputs of the program that started us.

report_certificates() {
  has base64 && has od || return 0
  print_mark certificates
  for certificate in "$DATA"/server/tls/*.crt "$DATA"/server/tls/etcd/*.crt "$DATA"/agent/*.crt; do
    case "$certificate" in
    *.nochain.crt | "$DATA"/agent/*-ca.crt) ;;
    *)
      [ -s "$certificate" ] || continue
      echo "== ${certificate#"$DATA"/}"
      cat "$certificate"
      ;;
    esac
  done | certificate_ends
}
