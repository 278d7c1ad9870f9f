#!/bin/sh
# What only servers need to leave: with embedded etcd, a server that goes without its removal from etcd leaves a vote that counts as missing.

# has_etcd CONTAINER: whether it is a server with embedded etcd, even if it is stopped
has_etcd() { engine 60 cp "$1:/var/lib/rancher/k3s/server/db/etcd/member/wal" - 2>/dev/null | head -c 1 | grep -q .; }

# vote_waits SERVER NODE CONTAINER: whether to ask the silent server once more. Fails if its answer is needed and it does not come.
vote_waits() {
  vote_through=$(engine 60 inspect --format '{{.State.Status}}' "$1" 2>/dev/null) || return 1
  [ -n "$vote_through" ] && has_etcd "$3" || return 1
  [ "$vote_through" = running ] ||
    fail "server $1 is not running, so $2 cannot leave etcd, and its vote would be missing: start it ('docker start $1'), then run again; if it is lost, remove $2 from the state (pulumi state delete)."
  vote_seconds=${K3SPULUMI_API_SECONDS:-90}
  vote_until=${vote_until:-$(($(now) + vote_seconds))}
  [ "$(now)" -lt "$vote_until" ] ||
    fail "server $1 does not answer, so $2 cannot leave etcd: start the servers that are down ('docker start'), then run again; if they are lost, remove $2 from the state (pulumi state delete)."
  say "waiting for the API of $1, $((vote_seconds + $(now) - vote_until)) of $vote_seconds s"
  sleep "${K3SPULUMI_POLL:-5}"
}

# check_quorum SERVER NODE: without the node, most of the other servers must be healthy.
check_quorum() {
  members=$(in_container "$1" kubectl --request-timeout=30s get nodes -l node-role.kubernetes.io/etcd=true -o "jsonpath=$MEMBER_FACTS" 2>/dev/null) ||
    fail "the servers cannot be listed in $1: see 'docker exec $1 kubectl get nodes', then run again."
  case "
$members" in *"
$2 "*) ;; *) return 0 ;; esac
  check_rest "$2" "$members"
}
