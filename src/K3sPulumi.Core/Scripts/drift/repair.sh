#!/bin/sh
# What a repair does beyond what the node's script looks after anyway. K3P_REPAIR is its number and, where one is needed, the word restart;
# a host that has done it knows the number. Only a node that was repaired once has this script.

is_repaired() {
  [ "$(cat "$STATE/repaired" 2>/dev/null)" = "$K3P_REPAIR" ]
}

# A node that is not Ready is restarted by the next step, as if its generation had been raised.
begin_repair() {
  if is_repaired; then return 0; fi
  say "repair ${K3P_REPAIR%% *} of this node"
  rm -f "$STATE/generation"
  case "$K3P_REPAIR" in *" restart") needs_restart / ;; esac
  if [ -n "$(unit_arguments)" ]; then
    rm -f "$STATE/installed"
    needs_restart /
  fi
}

# The number is kept last, so that a repair that was cut off is taken up again.
end_repair() {
  if is_repaired; then return 0; fi
  if [ "$(service_is_enabled)" = no ]; then
    say "enables $SERVICE"
    enable_service || warn "$SERVICE could not be enabled: see 'systemctl enable $SERVICE' on the host."
  fi
  mark_node label "${K3P_LABELS:-}"
  # kubelets may not change taints, so an agent's are for people
  [ "$K3P_ROLE" = agent ] || mark_node taint "${K3P_TAINTS:-}"
  keep repaired "$K3P_REPAIR"
}

# mark_node label|taint LINES
mark_node() {
  printf '%s\n' "$2" | while IFS= read -r node_mark; do
    [ -n "$node_mark" ] || continue
    k3s_kubectl "$1" node "$(node_name)" "$node_mark" --overwrite </dev/null >/dev/null || warn "the $1 $node_mark could not be set on node $(node_name)."
  done
}
