#!/bin/sh
# Drains the node before K3s restarts on it or its host reboots, with what a kubelet may do: evict its own pods, and change its own Node except
# for taints. So agents need no access to other Nodes. Pods without a controller stay, because nothing would start them elsewhere.
# An annotation of the Node, set together with the cordon, says that it is ours: a cordon of the user is never lifted.

CORDONED="$STATE/cordoned"
CORDON_FACTS='Ready={.status.conditions[?(@.type=="Ready")].status} cordoned={.spec.unschedulable} ours={.metadata.annotations.k3spulumi/cordoned} '
POD_FACTS='{range .items[*]}{.metadata.namespace} {.metadata.name} phase={.status.phase} mirror={.metadata.annotations.kubernetes\.io/config\.mirror} deleted={.metadata.deletionTimestamp} owner={.metadata.ownerReferences[*].kind}{"\n"}{end}'
DRAINED=

# Before K3s restarts, once per run. A service that is not running has no pods that could be moved in an orderly way.
drain_first() {
  [ -n "${K3P_DRAIN:-}" ] && [ -z "$DRAINED" ] && is_running || return 0
  DRAINED=yes
  drain_node "K3s was not restarted"
}

# drain_node WHAT: WHAT is said if the node cannot be drained
drain_node() {
  [ "$K3P_DRAIN_SECONDS" -gt 0 ] && has_node || return 0
  KUBECTL_LOG="$WORK/kubectl.log"
  cordon_facts=$(k3s_kubectl get node "$(node_name)" -o "jsonpath=$CORDON_FACTS") || cordon_facts=
  case "$cordon_facts" in
  "Ready=True "*) ;;
  *)
    say "node $(node_name) is not Ready: skipping the drain"
    return 0
    ;;
  esac
  cordon_node
  say "draining node $(node_name) (up to $K3P_DRAIN_SECONDS s)"
  evict_pods || {
    drain_blocked=$(head -n 5 "$WORK/blocked" | awk '{ printf "%s%s", (NR > 1 ? "; " : ""), $0 }')
    (uncordon_node) || :
    fail "node $(node_name) could not be drained within $K3P_DRAIN_SECONDS s, so $1: $drain_blocked. Start more replicas or nodes, change the disruption budget, or raise drainTimeout; then run again."
  }
}

# A server may run without a kubelet, and one that only runs etcd has no API to ask.
has_node() {
  [ "$K3P_ROLE" = agent ] || ! { config_has disable-agent || config_has disable-apiserver; }
}

cordon_node() {
  case "$cordon_facts" in *" cordoned=true "*) return 0 ;; esac
  : >"$CORDONED" || fail "cannot write in $STATE: is the disk full?"
  patch_node '{"metadata":{"annotations":{"k3spulumi/cordoned":"yes"}},"spec":{"unschedulable":true}}' ||
    fail "node $(node_name) could not be cordoned, so nothing was changed: $(kubectl_error)."
}

# After the node is Ready again, also if an earlier run was cut off.
uncordon_node() {
  [ -e "$CORDONED" ] || [ -n "${K3P_DRAIN:-}" ] || return 0
  if ! has_node; then return 0; fi
  KUBECTL_LOG="$WORK/kubectl.log"
  cordon_until=$(($(now) + ${K3SPULUMI_API_SECONDS:-90}))
  until lift_cordon; do
    [ "$(now)" -lt "$cordon_until" ] ||
      fail "node $(node_name) could not be uncordoned: $(kubectl_error). Run 'kubectl uncordon $(node_name)', or run again."
    waits "$cordon_until" "${K3SPULUMI_API_SECONDS:-90}" "the API, to uncordon node $(node_name)"
    sleep "$POLL"
  done
  rm -f "$CORDONED"
}

lift_cordon() {
  cordon_facts=$(k3s_kubectl get node "$(node_name)" -o "jsonpath=$CORDON_FACTS") || return 1
  case "$cordon_facts" in *" ours= "*) return 0 ;; esac
  patch_node '{"metadata":{"annotations":{"k3spulumi/cordoned":null}},"spec":{"unschedulable":null}}' || return 1
  say "node $(node_name) is uncordoned"
}

patch_node() {
  k3s_kubectl patch node "$(node_name)" --type merge -p "$1" >/dev/null
}

kubectl_error() {
  tail -n 1 "$WORK/kubectl.log" 2>/dev/null | redact
}

# 1 if pods are left after K3P_DRAIN_SECONDS; $WORK/blocked then says which, and why.
evict_pods() {
  evict_until=$(($(now) + K3P_DRAIN_SECONDS)) evict_turns=0
  until pods_are_gone; do
    evict_turns=$((evict_turns + 1))
    [ "$(now)" -lt "$evict_until" ] || [ "$evict_turns" -lt 2 ] || return 1
    waits "$evict_until" "$K3P_DRAIN_SECONDS" "$(grep -c . "$WORK/blocked") pods to leave, the first is $(head -n 1 "$WORK/blocked")"
    sleep "${K3SPULUMI_POLL:-5}"
  done
}

# Asks for each pod that is still there, as the disruption budgets allow more when others have started elsewhere.
pods_are_gone() {
  k3s_kubectl get pods --all-namespaces --field-selector "spec.nodeName=$(node_name)" -o "jsonpath=$POD_FACTS" >"$WORK/pods" || {
    echo "the pods of the node could not be listed ($(kubectl_error))" >"$WORK/blocked"
    return 1
  }
  evictable_pods <"$WORK/pods" >"$WORK/evictable"
  : >"$WORK/blocked"
  while read -r evict_space evict_name evict_deleted; do
    if [ -n "$evict_deleted" ]; then
      echo "$evict_space/$evict_name is still terminating" >>"$WORK/blocked"
    else
      evict_pod "$evict_space" "$evict_name" || echo "$evict_space/$evict_name ($(eviction_reason))" >>"$WORK/blocked"
    fi
  done <"$WORK/evictable"
  ! [ -s "$WORK/evictable" ]
}

# Without pods of DaemonSets and those that the kubelet itself started, both of which would come back, and without finished ones.
evictable_pods() {
  awk '
    $3 == "phase=Succeeded" || $3 == "phase=Failed" || $4 != "mirror=" { next }
    { owners = $0; sub(/.* owner=/, "", owners); deleted = $5; sub(/^deleted=/, "", deleted) }
    owners == "" || (" " owners " ") ~ / DaemonSet / { next }
    { print $1, $2, deleted }'
}

# evict_pod NAMESPACE NAME
evict_pod() {
  # only the body of the answer names the disruption budget
  printf '{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"namespace":"%s","name":"%s"}}' "$1" "$2" |
    k3s_kubectl -v=8 create --raw "/api/v1/namespaces/$1/pods/$2/eviction" -f - >/dev/null || grep -q '(NotFound)' "$WORK/kubectl.log"
}

eviction_reason() {
  eviction_said=$(grep -o 'The disruption budget [^"\\]*' "$WORK/kubectl.log" | head -n 1)
  if [ -n "$eviction_said" ]; then echo "t${eviction_said#T}"; else kubectl_error; fi
}
