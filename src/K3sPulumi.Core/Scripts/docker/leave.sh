#!/bin/sh
# Runs on the deploying machine. Removes a K3s node in a container from its cluster. Part of the node's state, because a stack is destroyed
# without its program.
set -eu

etcd_facts='{range .items[*]}{.metadata.name} Ready={.status.conditions[?(@.type=="Ready")].status} EtcdIsVoter={.status.conditions[?(@.type=="EtcdIsVoter")].status}{"\n"}{end}'

# has_etcd [CONTAINER]: whether it is a server with embedded etcd, even if it is stopped
has_etcd() {
  [ -n "${1:-}" ] && docker cp "$1:/var/lib/rancher/k3s/server/db/etcd/member/wal" - 2>/dev/null | head -c 1 | grep -q .
}

# take_out SERVER KIND NAME...: tried twice, because electing a new leader takes up to a minute if the removed server was the leader.
take_out() {
  staying=$1
  shift
  in_container "$staying" kubectl delete "$@" --ignore-not-found --timeout=120s >/dev/null && return 0
  sleep 5
  in_container "$staying" kubectl delete "$@" --ignore-not-found --timeout=120s >/dev/null && return 0
  say "cannot delete $1 $2: check that the remaining servers are healthy ('docker exec $staying kubectl get nodes'), then run again"
  exit 1
}

# find_node SERVER NODE [CONTAINER]: whether the cluster has the node. A server with etcd waits for the answer: without its removal from etcd
# its vote would stay, and count as missing.
find_node() {
  find_seconds=${K3SPULUMI_API_SECONDS:-90}
  find_until=$(($(now) + find_seconds))
  until found=$(in_container "$1" kubectl --request-timeout=10s get node "$2" --ignore-not-found -o name 2>/dev/null); do
    if ! has_etcd "${3:-}"; then
      say "server $1 does not answer, so node $2 cannot be removed from its cluster; continuing"
      return 1
    fi
    [ "$(now)" -lt "$find_until" ] ||
      fail "server $1 does not answer, so $2 cannot leave etcd: start the servers that are down ('docker start'), then run again; if they are lost, remove $2 from the state (pulumi state delete)."
    say "waiting for the API of $1, $((find_seconds + $(now) - find_until)) of $find_seconds s"
    sleep "${K3SPULUMI_POLL:-5}"
  done
  [ -n "$found" ] || say "node $2 is not in the cluster"
  [ -n "$found" ]
}

# check_quorum SERVER NODE: without the node, most of the other servers must be healthy.
check_quorum() {
  members=$(in_container "$1" kubectl --request-timeout=30s get nodes -l node-role.kubernetes.io/etcd=true -o "jsonpath=$etcd_facts" 2>/dev/null) ||
    fail "the servers cannot be listed in $1: see 'docker exec $1 kubectl get nodes', then run again."
  case "
$members" in *"
$2 "*) ;; *) return 0 ;; esac
  rest=$(printf '%s\n' "$members" | awk -v gone="$2" '$1 != gone && NF' | grep -c . || :)
  healthy=$(printf '%s\n' "$members" | awk -v gone="$2" '$1 != gone && / Ready=True/ && !/ EtcdIsVoter=False/' | grep -c . || :)
  [ "$healthy" -ge "$((rest / 2 + 1))" ] ||
    fail "without $2 only $healthy of $rest servers would be healthy, which is not a quorum: repair the others first, then run again."
}

# leave SERVER NODE SECONDS [CONTAINER]: drains the node and removes it from the cluster. Does nothing if the server is gone.
leave() {
  case $(docker inspect --format '{{.State.Status}}' "$1" 2>/dev/null) in
    running) ;;
    "") say "server $1 is gone, so node $2 cannot be removed from its cluster; continuing"; return 0 ;;
    *)
      ! has_etcd "${4:-}" ||
        fail "server $1 is not running, so $2 cannot leave etcd, and its vote would be missing: start it ('docker start $1'), then run again; if it is lost, remove $2 from the state (pulumi state delete)."
      say "server $1 is not running, so node $2 cannot be removed from its cluster; continuing"
      return 0 ;;
  esac
  find_node "$1" "$2" "${4:-}" || return 0
  check_quorum "$1" "$2"
  say "draining node $2 (up to $3 s)"
  in_container "$1" kubectl drain "$2" --ignore-daemonsets --delete-emptydir-data --force --timeout="${3}s" >/dev/null 2>&1 ||
    say "node $2 could not be drained within $3 s; removing it anyway"
  # A server that etcd has removed exits. If it restarted it would join again, and its removal would leave a dead voter behind.
  [ -z "${4:-}" ] || docker update --restart=no "$4" >/dev/null 2>&1 || say "container $4 is already gone"
  take_out "$1" node "$2"
  take_out "$1" secret "$2.node-password.k3s" -n kube-system
  say "node $2 has left the cluster"
}

main() {
  need_docker
  leave "$@"
}

main "$@" </dev/null
