#!/bin/sh
# The cluster's CAs, signed by a CA of the user: placed before the first start of K3s, replaced by K3s itself in an existing cluster.
# Every node then restarts once. Which CAs a node has is noted when it is Ready with them.

renew_authority() {
  [ "$(cat "$STATE/authority" 2>/dev/null)" != "$K3P_AUTHORITY" ] || return 0
  if [ ! -e "$DATA/server/token" ] && [ ! -e "$DATA/agent/client-kubelet.crt" ]; then
    if [ -n "$K3P_AUTHORITY_FILES" ] && [ -z "$K3P_JOIN_URL" ] && [ ! -s "$STATE/joined-through" ]; then place_authority; fi
    return 0
  fi
  [ -z "$K3P_AUTHORITY_FILES" ] || send_authority
  say "the CAs of the cluster have changed: $SERVICE restarts"
  needs_restart /
}

note_authority() {
  keep authority "$K3P_AUTHORITY"
}

# lay_out_authority DIRECTORY: the files as K3s names them; each certificate is followed by those above it
lay_out_authority() {
  (
    umask 077
    mkdir -p "$1/etcd" || exit 1
    printf '%s\n' "$K3P_AUTHORITY_FILES" | awk -v directory="$1" '
      /^== / { name = $2; next }
      name == "chain" { chain = chain $0 "\n"; next }
      NF { text[name] = text[name] $0 "\n" }
      END { for (name in text) printf "%s%s", text[name], (name ~ /\.crt$/ ? chain : "") >(directory "/" name) }'
  ) 2>/dev/null || fail "cannot write in $1: is the disk full?"
}

# The keys first: K3s takes a CA whose certificate and key are both there. A run that was cut off is taken up again, as K3s has not started.
place_authority() {
  say "places the CAs of the cluster"
  lay_out_authority "$WORK/ca"
  make_folder "$DATA/server/tls/etcd"
  for authority_file in "$WORK"/ca/*.key "$WORK"/ca/etcd/*.key "$WORK"/ca/*.crt "$WORK"/ca/etcd/*.crt; do
    authority_target="$DATA/server/tls/${authority_file#"$WORK/ca/"}"
    cp "$authority_file" "$authority_target.part" 2>/dev/null || fail "cannot write $authority_target: is the disk full?"
    move_whole "$authority_target.part" "$authority_target"
  done
  [ -z "${K3P_ROOTLESS:-}" ] || chown -R "$K3P_ROOTLESS:" "$DATA/server" || fail "cannot give $DATA/server to $K3P_ROOTLESS."
}

# root_of FILE: the last certificate in it
root_of() {
  awk '/-----BEGIN CERTIFICATE-----/ { text = "" } { text = text $0 "\n" } END { printf "%s", text }' "$1" 2>/dev/null
}

# has_authority: whether the server has the files already
has_authority() {
  for authority_file in "$WORK"/ca/tls/*.crt "$WORK"/ca/tls/etcd/*.crt; do
    [ ! -e "$authority_file" ] || cmp -s "$authority_file" "$DATA/server/tls/${authority_file#"$WORK/ca/tls/"}" || return 1
  done
}

# K3s checks the new CAs against the old ones and keeps them in the datastore, from where each server takes them when it restarts. Members of
# etcd with CAs of different roots would lose each other one by one, so etcd keeps its CAs then.
send_authority() {
  lay_out_authority "$WORK/ca/tls"
  for authority_file in server-ca peer-ca; do
    [ "$(root_of "$WORK/ca/tls/etcd/$authority_file.crt")" = "$(root_of "$DATA/server/tls/etcd/$authority_file.crt")" ] ||
      rm -f "$WORK/ca/tls/etcd/$authority_file.crt" "$WORK/ca/tls/etcd/$authority_file.key"
  done
  authority_until=$(($(now) + K3P_READY_SECONDS))
  mark_log
  until has_authority || rotate_authority; do
    # the client gets a number, and only the log the reason
    log_since | grep 'certificate error ID' >>"$WORK/authority.log" || :
    if grep -q 'failed to validate\|not defined\|No help topic' "$WORK/authority.log" || [ "$(now)" -ge "$authority_until" ]; then
      complain "K3s does not take the CAs of certificates.authority; its last lines:"
      show_tail "$WORK/authority.log"
      exit 1
    fi
    say "waiting for K3s to take the CAs, at most $K3P_READY_SECONDS s"
    sleep "${K3SPULUMI_POLL:-5}"
  done
}

rotate_authority() {
  say "gives K3s the new CAs"
  bounded 120 "$(program)" certificate rotate-ca --path "$WORK/ca" --data-dir "$DATA" --server "https://127.0.0.1:$K3P_API_PORT" \
    ${K3P_AUTHORITY_FORCE:+--force} >"$WORK/authority.log" 2>&1 9>&-
}
