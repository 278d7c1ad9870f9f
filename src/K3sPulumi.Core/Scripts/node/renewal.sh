#!/bin/sh
# renew: has K3s issue a new administrator certificate, once for each renewal that is due, and prints the new kubeconfig.
set -eu

main() {
  need_root
  kubeconfig="${KUBECONFIG_FILE:-$ROOT$K3P_CONFIG_DIR/$K3P_PROGRAM.yaml}"
  renew
  print_mark kubeconfig
  cat "$kubeconfig"
  print_mark end
}

# K3s renews certificates shortly before they expire; before that, only missing ones are issued, when K3s starts.
renew() {
  begin_work
  take_lock "$K3P_READY_SECONDS"
  [ "$(cat "$STATE/renewed" 2>/dev/null)" != "$K3P_DUE" ] || return 0
  K3P_VERSION=$(bounded 30 "$(program)" --version 2>/dev/null | version_in)
  [ -n "$K3P_VERSION" ] || fail "K3s is not working on this host: repair the node first."
  check_quorum "K3s was not restarted"
  drain_first
  rm -f "$DATA/server/tls/client-admin.crt" "$DATA/server/tls/client-admin.key"
  mark_log
  # shellcheck disable=SC2034  # read while waiting
  RUN_BEFORE=$(service_run) RESTARTED=yes RESTARTED_AT=$(date -u +%Y-%m-%dT%H:%M:%S)
  say "restarting $SERVICE for a new certificate"
  service_restart
  wait_until_ready
  uncordon_node
  printf '%s\n' "$K3P_DUE" >"$WORK/renewed"
  move_whole "$WORK/renewed" "$STATE/renewed"
}

main "$@" </dev/null
