#!/bin/sh
# Another token for the servers of a running cluster, as "k3s token rotate" does it, by the same request to K3s's supervisor. That command
# takes both tokens as arguments, which everybody on the host can read; here they go by files that are root's alone.
# What differs between a host and a container (server_file, read_note, keep_note, send_token, api_answers, revive) is in the script that follows.

# token_of: the password in a token file, or in a token that was given
token_of() { sed -n '1s/^K10[0-9a-f]*::\([^:]*:\)\{0,1\}//;1p'; }

token_here() { server_file server/token | token_of; }

# What a running K3s was started with; only while a rotation is unfinished.
token_in_config() { server_config | sed -n 's/^token: *//p' | tr -d "\"'" | token_of; }

token_text() { printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"; }

# supervisor_config TOKEN CA: a kubeconfig that asks as a server does
supervisor_config() {
  printf '%s\n' 'apiVersion: v1' 'kind: Config' 'clusters:' '- name: own' '  cluster:' '    server: https://127.0.0.1:6443' \
    "    certificate-authority: $2" 'users:' '- name: own' '  user:' '    username: server' "    password: $(token_text "$1")" \
    'contexts:' '- name: own' '  context:' '    cluster: own' '    user: own' 'current-context: own'
}

token_request() { printf '{"newToken":%s}' "$(token_text "$1")"; }

fingerprint() { if command -v sha256sum >/dev/null 2>&1; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1; }

# The note says how far it has come: K3s writes its files before the datastore, so they alone do not tell.
rotate() {
  if [ -z "$(token_here)" ]; then
    say "no server has run here yet, so there is no token to rotate"
    return 0
  fi
  rotation_new=$(printf '%s\n' "$K3P_TOKEN" | token_of)
  rotation_id=$(printf '%s' "$rotation_new" | fingerprint)
  if [ "$(token_here)" != "$rotation_new" ]; then
    say "rotates the token of the servers"
    await_api "${K3SPULUMI_API_SECONDS:-90}" || fail "K3s does not answer on this server, so its token cannot be rotated: bring it back with the old token first, then run again."
    keep_note "begun $rotation_id"
    send_token "$(token_here)" "$rotation_new"
  elif [ "$(read_note)" = "begun $rotation_id" ]; then
    finish_rotation
  else
    say "the servers have this token already"
  fi
  keep_note "done $rotation_id"
}

# A rotation that was cut off, or that K3s could not end. Going back to the old token and on again is right wherever it stopped.
finish_rotation() {
  rotation_old=$(token_in_config)
  if [ -z "$rotation_old" ] || [ "$rotation_old" = "$rotation_new" ]; then return 0; fi
  say "continuing an interrupted rotation"
  if ! await_api "${K3SPULUMI_API_SECONDS:-20}"; then
    revive
    if ! await_api "${K3SPULUMI_API_SECONDS:-60}"; then
      say "K3s does not start with the old token; its data has the new one"
      return 0
    fi
  fi
  send_token "$rotation_old" "$rotation_old"
  send_token "$rotation_old" "$rotation_new"
}

# K3s writes passwords that have changed into its file when it starts, and refuses to start once more while its datastore has other ones.
# The same token again has it save the file there; the newest one counts on all servers.
save_passwords() {
  if [ -z "$(token_here)" ]; then return 0; fi
  say "saves the tokens of this server in the datastore"
  await_api "${K3SPULUMI_API_SECONDS:-90}" || fail "K3s does not answer on this server, so its tokens cannot be saved in the datastore: bring it back, then run again."
  renew_passwords
  send_token "$(token_here)" "$(token_here)"
}

# await_api SECONDS
await_api() {
  await_until=$(($(now) + $1))
  until api_answers; do
    [ "$(now)" -lt "$await_until" ] || return 1
    sleep "${K3SPULUMI_POLL:-2}"
  done
}

# explain_refusal TEXT: what kubectl said
explain_refusal() {
  case "$1" in
  *NotFound* | *"404 page not found"* | *"could not find the requested resource"*)
    fail "this K3s cannot rotate its token: take v1.25.15, v1.26.10, v1.27.7, v1.28.3 or newer, and rotate then." ;;
  *) fail "K3s refused to rotate the token ($1): see its log on this server; run again when that is mended." ;;
  esac
}
