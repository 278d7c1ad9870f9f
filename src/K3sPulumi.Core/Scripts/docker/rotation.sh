#!/bin/sh
# Runs on the deploying machine: rotate|save CONTAINER. What credentials/rotate.sh is on hosts. Only the shell here and the container's memory
# see a token.
set -eu

data=/var/lib/rancher/k3s

server_file() { in_container "$server" cat "$data/$1" 2>/dev/null || :; }

server_config() { in_container "$server" cat /etc/rancher/k3s/config.yaml 2>/dev/null || :; }

read_note() { server_file k3spulumi-rotation; }

keep_note() {
  in_container "$server" sh -c "echo '$1' >$data/k3spulumi-rotation.part && mv -f $data/k3spulumi-rotation.part $data/k3spulumi-rotation" ||
    fail "cannot write in container $server: is the disk of the engine full?"
}

api_answers() { [ "$(in_container "$server" kubectl --request-timeout=10s get --raw /readyz 2>/dev/null)" = ok ]; }

# send_token OLD NEW
send_token() {
  supervisor_config "$1" "$data/server/tls/server-ca.crt" | engine 60 exec -i "$server" sh -c 'umask 077; cat >/run/k3spulumi-supervisor' ||
    fail "cannot write in container $server: see that it runs, then run again."
  send_code=0
  answer=$(token_request "$2" | engine 120 exec -i "$server" kubectl --kubeconfig /run/k3spulumi-supervisor --request-timeout=60s \
    replace --raw /v1-k3s/token -f - 2>&1) || send_code=$?
  in_container "$server" rm -f /run/k3spulumi-supervisor || :
  [ "$send_code" = 0 ] || explain_refusal "$(printf '%s\n' "$answer" | tail -n 1 | sed -E 's/K10[0-9a-f]+::[^ "]*/[secret]/g' | cut -c 1-300)"
}

# Without the file K3s takes it from the datastore.
revive() {
  in_container "$server" rm -f "$data/server/cred/passwd" 2>/dev/null || :
  engine 120 restart "$server" >/dev/null 2>&1 || :
}

renew_passwords() { in_container "$server" touch "$data/server/cred/passwd"; }

main() {
  need_docker
  server=$2
  case $(engine 60 inspect --format '{{.State.Status}}' "$server" 2>/dev/null || echo missing) in
  running) ;;
  missing)
    say "there is no container $server yet, so there is no token to rotate"
    return 0
    ;;
  *) fail "container $server does not run, so its token cannot be rotated: start it ('docker start $server'), then run again." ;;
  esac
  case $1 in
  rotate) rotate ;;
  save) save_passwords ;;
  esac
}

main "$@" </dev/null
