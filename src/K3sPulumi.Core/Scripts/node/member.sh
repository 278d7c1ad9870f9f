#!/bin/sh
# leave: removes a node from the cluster; runs on a remaining server.
set -eu

main() {
  need_root
  begin_work
  if ! find_k3s; then
    say "K3s is no longer installed on this server, so there is no cluster to leave"
    return 0
  fi
  if [ -e "$STATE/stopped" ]; then
    [ -z "$K3P_ETCD" ] ||
      fail "K3s on this server ($(uname -n)) is stopped, so $K3P_NODE_NAME cannot leave etcd: set running to true on this server and run pulumi up, then remove $K3P_NODE_NAME."
    warn "K3s on this server is stopped, so the Node $K3P_NODE_NAME stays in its cluster; delete it with kubectl if the cluster is started again."
    return 0
  fi
  # one server at a time, because each removal changes the quorum
  [ -z "$K3P_ETCD" ] || take_lock "$((K3P_DRAIN_SECONDS + 600))"
  wait_for_api
  find_node
  if [ -n "$NODE" ]; then
    check_quorum
    drain_node
    leave_etcd
    # if this server is the leader, electing another one takes up to a minute
    kubectl delete node "$NODE" --ignore-not-found --timeout=120s >/dev/null || fail "cannot delete node $NODE: $(kubectl_error)."
  else
    say "node $K3P_NODE_NAME is not in the cluster"
  fi
  kubectl -n kube-system delete secret "${NODE:-$name}.node-password.k3s" --ignore-not-found >/dev/null ||
    fail "cannot delete the node password of ${NODE:-$name}: $(kubectl_error)."
  say "${NODE:-$name} has left the cluster"
}

find_k3s() {
  for K3S in "$ROOT/usr/local/bin/k3s" "$ROOT/opt/bin/k3s"; do
    if [ -x "$K3S" ]; then return 0; fi
  done
  return 1
}

kubectl() {
  bounded 150 "$K3S" kubectl --request-timeout=30s "$@" 2>"$WORK/kubectl.log"
}

kubectl_error() {
  tail -n 1 "$WORK/kubectl.log" 2>/dev/null | redact
}

wait_for_api() {
  api_until=$(($(now) + ${K3SPULUMI_API_SECONDS:-90}))
  until [ "$(kubectl get --raw /readyz || :)" = ok ]; do
    [ "$(now)" -lt "$api_until" ] ||
      fail "the cluster's API does not answer on this server ($(uname -n)): start K3s here, then run again; if the cluster is lost, remove the node from the state (pulumi state delete)."
    waits "$api_until" "${K3SPULUMI_API_SECONDS:-90}" "the API on this server"
    sleep "$POLL"
  done
}

# With a node ID only the start of the name is known.
find_node() {
  kubectl get nodes -o name >"$WORK/nodes" || fail "cannot list the nodes: $(kubectl_error)."
  name=$(printf '%s' "$K3P_NODE_NAME" | tr '[:upper:]' '[:lower:]')
  if [ -n "$K3P_WITH_NODE_ID" ]; then
    NODE=$(sed -n 's|^node/||p' "$WORK/nodes" | awk -v start="$name-" 'index($0, start) == 1 && substr($0, length(start) + 1) ~ /^[0-9a-f]+$/ && length($0) == length(start) + 8')
  else
    NODE=$(sed -n 's|^node/||p' "$WORK/nodes" | grep -xF -e "$name" || :)
  fi
  [ "$(printf '%s' "$NODE" | grep -c .)" -le 1 ] ||
    fail "several nodes match ($(echo "$NODE" | tr '\n' ' ')): delete the right one with kubectl, then remove this node from the state (pulumi state delete)."
}

node_facts='{.metadata.name} Ready={.status.conditions[?(@.type=="Ready")].status} EtcdIsVoter={.status.conditions[?(@.type=="EtcdIsVoter")].status}'

check_quorum() {
  [ -n "$K3P_ETCD" ] || return 0
  kubectl get nodes -l node-role.kubernetes.io/etcd=true -o "jsonpath=$MEMBER_FACTS" >"$WORK/members" ||
    fail "cannot list the servers: $(kubectl_error)."
  check_rest "$NODE" "$(cat "$WORK/members")"
}

# Best effort: the node is removed even if some pods cannot be evicted.
drain_node() {
  [ "$K3P_DRAIN_SECONDS" -gt 0 ] || return 0
  kubectl cordon "$NODE" >/dev/null || warn "cannot cordon $NODE: $(kubectl_error)"
  case "$(kubectl get node "$NODE" -o "jsonpath=$node_facts" || :)" in
  *" Ready=True"*) ;;
  *)
    say "$NODE does not answer: skipping the drain"
    return 0
    ;;
  esac
  say "draining $NODE (up to $K3P_DRAIN_SECONDS s)"
  case "$(bounded 20 "$K3S" kubectl drain --help 2>/dev/null || :)" in
  "" | *--delete-emptydir-data*) empty=--delete-emptydir-data ;;
  *) empty=--delete-local-data ;;
  esac
  bounded "$((K3P_DRAIN_SECONDS + 10))" "$K3S" kubectl drain "$NODE" --ignore-daemonsets --force "$empty" --timeout="${K3P_DRAIN_SECONDS}s" \
    >"$WORK/kubectl.log" 2>&1 || warn "not all pods on $NODE were evicted in time: $(kubectl_error)"
}

# Deleting the Node also removes the etcd member, but only the annotation makes it possible to wait for that.
leave_etcd() {
  [ -n "$K3P_ETCD" ] || return 0
  say "removing $NODE from etcd"
  kubectl annotate node "$NODE" etcd.k3s.cattle.io/remove=true --overwrite >/dev/null || { warn "cannot annotate $NODE: $(kubectl_error)"; return 0; }
  etcd_until=$(($(now) + ${K3SPULUMI_API_SECONDS:-90}))
  until has_left_etcd; do
    if [ "$(now)" -ge "$etcd_until" ]; then
      warn "etcd has not confirmed the removal of $NODE; deleting the Node removes it as well."
      return 0
    fi
    waits "$etcd_until" "${K3SPULUMI_API_SECONDS:-90}" "etcd to let $NODE go"
    sleep "$POLL"
  done
}

# K3s records the name of the removed member; it rejects a removal by deleting the annotation.
has_left_etcd() {
  etcd_note='{.metadata.annotations.etcd\.k3s\.cattle\.io/'
  etcd_facts=$(kubectl get node "$NODE" -o "jsonpath=removed=${etcd_note}removed-node-name} asked=${etcd_note}remove} EtcdIsVoter={.status.conditions[?(@.type==\"EtcdIsVoter\")].status}") ||
    return 1
  case "$etcd_facts" in
  "removed= asked= "*) fail "etcd rejects the removal of $NODE: it may be the only voting member; wait until the others have caught up, then run again." ;;
  "removed= "*EtcdIsVoter=True*) return 1 ;;
  esac
}

main "$@" </dev/null
