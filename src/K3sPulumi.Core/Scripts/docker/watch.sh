#!/bin/sh
# The state of a node in a container, as the cluster sees it: one kubectl in the container prints a line each time the node changes.
# kubectl is a large program, so it is not started before it can get an answer.

facts_path='Ready={.status.conditions[?(@.type=="Ready")].status} EtcdIsVoter={.status.conditions[?(@.type=="EtcdIsVoter")].status} Heard={.status.conditions[?(@.type=="Ready")].lastHeartbeatTime} '
message_path='jsonpath={.status.conditions[?(@.type=="Ready")].message}'
# An orphaned watch in a container ends by itself.
watch_seconds=30
watch=''
asked_at=0
started_at=0

begin_watching() {
  work=$(mktemp -d "${TMPDIR:-/tmp}/k3spulumi.XXXXXX") || fail "cannot create a directory in ${TMPDIR:-/tmp}: is the disk full?"
  trap 'stop_watch; rm -rf "$work"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  : >"$work/node"
}

stop_watch() {
  [ -n "$watch" ] || return 0
  kill -9 "$watch" 2>/dev/null || :
  wait "$watch" 2>/dev/null || :
  watch=''
}

# Both at most every two seconds, because each starts a program in the container.
may_start() {
  [ $(($(now) - started_at)) -ge "${K3SPULUMI_ASK:-2}" ] || return 1
  started_at=$(now)
}

may_ask() {
  [ $(($(now) - asked_at)) -ge "${K3SPULUMI_ASK:-2}" ] || return 1
  asked_at=$(now)
}

# own_kubeconfig ROLE: the administrator's on a server, the kubelet's on an agent
own_kubeconfig() {
  if [ "$1" = server ]; then echo /etc/rancher/k3s/k3s.yaml; else echo /var/lib/rancher/k3s/agent/kubelet.kubeconfig; fi
}

# ask_cluster ROLE CONTAINER ARGUMENT...: the output of kubectl
ask_cluster() {
  asked_as=$(own_kubeconfig "$1")
  asked_in=$2
  shift 2
  in_container "$asked_in" kubectl --kubeconfig "$asked_as" --request-timeout=10s "$@" 2>/dev/null
}

# read_facts ROLE CONTAINER NODE: sets facts to the last line; empty until the node has registered
read_facts() {
  # one that the engine has forgotten
  [ $(($(now) - started_at)) -lt $((watch_seconds * 2)) ] || stop_watch
  if ! { [ -n "$watch" ] && kill -0 "$watch" 2>/dev/null; } && may_start && in_container "$2" test -s "$(own_kubeconfig "$1")" 2>/dev/null; then
    (exec docker exec "$2" kubectl --kubeconfig "$(own_kubeconfig "$1")" --request-timeout="${watch_seconds}s" get nodes \
      --field-selector "metadata.name=$3" --watch -o "jsonpath=$facts_path{\"\\n\"}") >"$work/node" 2>/dev/null </dev/null 8>&- &
    watch=$!
  fi
  facts=''
  while IFS= read -r facts_line; do facts=$facts_line; done <"$work/node"
  [ -n "$facts" ]
}

# is_alive CONTAINER: a node stays Ready for a while after its container is gone, so its kubelet must have reported since this one started.
# A renewed lease does not count: the kubelet renews it before it reports, at first often as not Ready.
is_alive() {
  born=$(engine 60 inspect --format '{{.State.StartedAt}}' "$1" 2>/dev/null | cut -c 1-19)
  heard=${facts#* Heard=}
  is_later "${heard%% *}"
}

is_later() {
  awk -v born="$born" -v heard="$1" 'BEGIN { exit !(heard "" != "" && substr(heard, 1, 19) "" >= born "") }'
}

# is_ready ROLE CONTAINER NODE SECONDS [own-network]: otherwise $lacks says what is missing
is_ready() {
  lacks='to register'
  read_facts "$@" || return 1
  case " $facts" in
  *' EtcdIsVoter=False '*) lacks='to be a voting member of etcd' && return 1 ;;
  *' Ready=True '*) lacks='to report since its container started' && may_ask || return 1 ;;
  *) lacks='to be Ready' && [ "${5:-}" = own-network ] && may_ask && lacks_only_its_own_network "$@" || return 1 ;;
  esac
  is_alive "$2" || return 1
  # shellcheck disable=SC2034  # read while waiting
  lacks='to have an API that is ready'
  [ "$1" = agent ] || ask_cluster "$1" "$2" get --raw /readyz >/dev/null
}

# Without flannel the user installs the pod network, which is only possible once there are nodes.
lacks_only_its_own_network() {
  case $(ask_cluster "$1" "$2" get node "$3" -o "$message_path") in
  'container runtime network not ready:'*'cni plugin not initialized'*) say "$3 has no pod network yet" ;;
  *) return 1 ;;
  esac
}
