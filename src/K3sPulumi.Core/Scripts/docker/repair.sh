#!/bin/sh
# What a repair does to a node's container, once for each number. The node's volume keeps the number, which is written last: a repair that
# was cut off is taken up again.

repair_note=/var/lib/rancher/k3s/agent/k3spulumi-repaired

# repaired NUMBER restart|keep CONTAINER NODE "LABELS" "TAINTS" VERB ...: the verb awaits the node
repaired() {
  repair=$1 repair_how=$2 repair_in=$3 repair_node=$4 repair_labels=$5 repair_taints=$6
  shift 6
  if [ "$(in_container "$repair_in" cat "$repair_note" 2>/dev/null || :)" = "$repair" ]; then
    "$@"
    return 0
  fi
  say "repair $repair of this node"
  engine 60 update --restart unless-stopped "$repair_in" >/dev/null ||
    fail "container $repair_in cannot be changed: see that it exists on this engine ('docker ps --all')."
  if [ "$repair_how" = restart ]; then
    say "restarts $repair_in"
    engine 60 unpause "$repair_in" >/dev/null 2>&1 || :
    engine 120 restart -t 30 "$repair_in" >/dev/null || fail "$repair_in cannot be restarted: 'docker start $repair_in' says why."
  fi
  "$@"
  mark_node label "$repair_labels"
  # kubelets may not change taints, so an agent's are for people
  [ "$K3P_ROLE" = agent ] || mark_node taint "$repair_taints"
  # the words belong to the shell in the container
  # shellcheck disable=SC2016
  in_container "$repair_in" sh -c 'printf "%s\n" "$1" >"$2.part" && mv -f "$2.part" "$2"' sh "$repair" "$repair_note"
}

# mark_node label|taint "MARKS"
mark_node() {
  for node_mark in $2; do
    ask_cluster "$K3P_ROLE" "$repair_in" "$1" node "$repair_node" "$node_mark" --overwrite >/dev/null ||
      say "the $1 $node_mark could not be set on node $repair_node"
  done
}
