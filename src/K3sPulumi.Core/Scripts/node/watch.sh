#!/bin/sh
# The state of the node, as the cluster sees it. kubectl is a program of 220 MB and this host is busy starting K3s, so cheaper checks come first,
# and then one kubectl prints a line each time the node changes.
# shellcheck disable=SC2034  # the scripts that follow read these

NODE_FACTS='{.status.nodeInfo.kubeletVersion} Ready={.status.conditions[?(@.type=="Ready")].status} EtcdIsVoter={.status.conditions[?(@.type=="EtcdIsVoter")].status} Heard={.status.conditions[?(@.type=="Ready")].lastHeartbeatTime} '
WATCH=
# An orphaned watch ends by itself, and a dead connection is noticed.
WATCH_SECONDS=60
ASKED_AT=0
WATCHED_AT=0
TRIED_AT=0
API_ANSWERS=

# A server connects as administrator; an agent as its kubelet, which may read its own Node.
k3s_kubectl() {
  kubectl_within 20 --request-timeout=10s "$@"
}

# Both at most every two seconds, because each starts a process.
may_start() {
  [ "$(($(now) - WATCHED_AT))" -ge "${K3SPULUMI_ASK:-2}" ] || return 1
  WATCHED_AT=$(now)
}

may_ask() {
  [ "$(($(now) - ASKED_AT))" -ge "${K3SPULUMI_ASK:-2}" ] || return 1
  ASKED_AT=$(now)
}

# own_api: URL of the API for this host
own_api() {
  sed -n 's/^ *server: *//p' "$(own_kubeconfig)" 2>/dev/null | head -n 1 | tr -d "\"'"
}

# Whether it is worth starting kubectl. A missing answer proves nothing, so kubectl is tried from time to time anyway.
may_watch() {
  [ -s "$(own_kubeconfig)" ] && may_start || return 1
  watch_api=$(own_api)
  if has curl && [ -n "$watch_api" ] && [ "$(($(now) - TRIED_AT))" -lt 10 ]; then
    [ "$(bounded 10 curl -ks --noproxy '*' --max-time 5 "$watch_api/ping" 2>/dev/null)" = pong ] || return 1
    API_ANSWERS=yes
  fi
  TRIED_AT=$(now)
}

start_watch() {
  : >"$WORK/node"
  (
    EXEC='exec'
    kubectl_within "$WATCH_SECONDS" get nodes --field-selector "metadata.name=$(node_name)" --watch -o "jsonpath=$NODE_FACTS{\"\\n\"}"
  ) >"$WORK/node" 9>&- &
  WATCH=$!
}

is_watching() {
  [ -n "$WATCH" ] && kill -0 "$WATCH" 2>/dev/null
}

stop_watch() {
  [ -n "$WATCH" ] || return 0
  kill "$WATCH" 2>/dev/null || :
  wait "$WATCH" 2>/dev/null || :
  WATCH=
}

# read_facts [watching]: sets FACTS; empty until the node has registered
read_facts() {
  if [ "${1:-}" != watching ]; then
    FACTS=$(k3s_kubectl get node "$(node_name)" -o "jsonpath=$NODE_FACTS") || FACTS=
    return 0
  fi
  is_watching || ! may_watch || start_watch
  FACTS=
  [ -z "$WATCH" ] || while IFS= read -r facts_line; do FACTS=$facts_line; done <"$WORK/node"
}

# Without kubectl if curl can present the administrator's certificate.
api_is_ready() {
  api_tls="$DATA/server/tls"
  if has curl && [ -s "$api_tls/client-admin.key" ]; then
    api_says=$(bounded 10 curl -s --noproxy '*' --max-time 8 --cacert "$api_tls/server-ca.crt" --cert "$api_tls/client-admin.crt" \
      --key "$api_tls/client-admin.key" "$(own_api)/readyz" 2>/dev/null) || api_says=
    case "$api_says" in ok) return 0 ;; ?*) return 1 ;; esac
  fi
  may_ask && [ "$(k3s_kubectl get --raw /readyz)" = ok ]
}

# A node stays Ready for a while after it is gone. A kubelet that starts reports its status, at first often as not Ready, but it renews the
# lease before that: the lease only counts after a reboot, when the report may be older than this run. All are in this host's time.
is_alive() {
  ready_heard=${FACTS#* Heard=}
  is_since_restart "${ready_heard%% *}" ||
    { [ -n "${REBOOTED:-}" ] && may_ask && is_since_restart "$(k3s_kubectl -n kube-node-lease get lease "$(node_name)" -o 'jsonpath={.spec.renewTime}')"; }
}

is_since_restart() {
  awk -v restarted="$RESTARTED_AT" -v heard="$1" 'BEGIN { exit !(substr(heard, 1, 19) "" >= restarted "") }'
}
