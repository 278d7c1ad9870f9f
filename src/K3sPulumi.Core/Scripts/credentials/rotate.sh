#!/bin/sh
# On a server's host. rotate: gives the cluster's servers another token; save: has K3s save changed passwords in its datastore.
set -eu

PASSWORDS="$DATA/server/cred/passwd"

server_file() { cat "$DATA/$1" 2>/dev/null || :; }

server_config() { cat "$ROOT$K3P_CONFIG_DIR/config.yaml" 2>/dev/null || :; }

read_note() { cat "$STATE/token-rotation" 2>/dev/null || :; }

keep_note() {
  printf '%s\n' "$1" 2>/dev/null >"$STATE/token-rotation.part" || fail "cannot write in $STATE: is the disk full?"
  move_whole "$STATE/token-rotation.part" "$STATE/token-rotation"
}

api_answers() { [ "$(kubectl_within 20 --request-timeout=10s get --raw /readyz)" = ok ]; }

# send_token OLD NEW
send_token() {
  printf '%s\n' "$1" >>"$WORK/secrets"
  supervisor_config "$1" "$DATA/server/tls/server-ca.crt" >"$WORK/supervisor"
  token_request "$2" >"$WORK/request"
  send_code=0
  bounded 90 "$(program)" kubectl --kubeconfig "$WORK/supervisor" --request-timeout=60s replace --raw /v1-k3s/token -f "$WORK/request" \
    >"$WORK/answer" 2>&1 9>&- || send_code=$?
  rm -f "$WORK/supervisor" "$WORK/request"
  [ "$send_code" = 0 ] || explain_refusal "$(tail -n 1 "$WORK/answer" | redact)"
}

# Without the file K3s takes it from the datastore.
revive() {
  rm -f "$PASSWORDS"
  say "starts $SERVICE"
  service_restart
}

renew_passwords() { touch "$PASSWORDS"; }

main() {
  need_root
  begin_work
  take_lock "$K3P_READY_SECONDS"
  case "${1:-}" in
  rotate) rotate ;;
  save) save_passwords ;;
  *) fail "rotate or save?" ;;
  esac
}

main "$@" </dev/null
