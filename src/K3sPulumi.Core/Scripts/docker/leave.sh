#!/bin/sh
# Runs on the deploying machine. Removes a K3s node in a container from its cluster. Part of the node's state, because a stack is destroyed
# without its program.
set -eu

# take_out SERVER KIND NAME...: tried twice, because electing a new leader takes up to a minute if the removed server was the leader.
take_out() {
  staying=$1
  shift
  for pause in 5 0; do
    in_container "$staying" kubectl delete "$@" --ignore-not-found --timeout=120s >/dev/null && return 0
    sleep "$pause"
  done
  fail "cannot delete $1 $2: see 'docker exec $staying kubectl get nodes', then run again."
}

# leave SERVER NODE SECONDS [CONTAINER]: drains the node and removes it from the cluster. The container is that of a server, which docker/vote
# concerns too. Does nothing if the server is gone.
leave() {
  until found=$(in_container "$1" kubectl --request-timeout=10s get node "$2" --ignore-not-found -o name 2>/dev/null); do
    [ -z "${4:-}" ] || ! vote_waits "$1" "$2" "$4" || continue
    say "server $1 does not answer, so node $2 cannot be removed from its cluster; continuing"
    return 0
  done
  [ -n "$found" ] || { say "node $2 is not in the cluster"; return 0; }
  [ -z "${4:-}" ] || check_quorum "$1" "$2"
  say "draining node $2 (up to $3 s)"
  engine "$(($3 + 60))" exec "$1" kubectl drain "$2" --ignore-daemonsets --delete-emptydir-data --force --timeout="${3}s" </dev/null >/dev/null 2>&1 ||
    say "node $2 could not be drained within $3 s; removing it anyway"
  # A server that etcd has removed exits. If it restarted it would join again, and its removal would leave a dead voter behind.
  [ -z "${4:-}" ] || engine 60 update --restart=no "$4" >/dev/null 2>&1 || say "container $4 is already gone"
  take_out "$1" node "$2"
  take_out "$1" secret "$2.node-password.k3s" -n kube-system
  say "node $2 has left the cluster"
}

main() {
  need_docker
  leave "$@"
}

main "$@" </dev/null
