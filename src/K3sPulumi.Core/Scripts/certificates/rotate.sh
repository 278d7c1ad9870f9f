#!/bin/sh
# New leaf certificates for a node, once for each number that K3P_ROTATION takes. What was done is noted when the node is Ready.

# A node that has never run gets new ones anyway. Until it is noted, a run that was cut off is taken up here.
rotate_certificates() {
  [ "$(cat "$STATE/rotation" 2>/dev/null)" != "$K3P_ROTATION" ] || return 0
  [ -e "$DATA/agent/client-kubelet.crt" ] || [ -e "$DATA/server/tls/client-admin.crt" ] || return 0
  check check_quorum quorum "K3s was not restarted"
  drain_first
  say "stops $SERVICE to rotate the certificates of this node"
  needs_restart /
  service_stop
  run_rotation >"$WORK/rotation.log" 2>&1 9>&- || {
    complain "k3s certificate rotate failed; its last lines:"
    show_tail "$WORK/rotation.log"
    exit 1
  }
}

run_rotation() {
  if [ -n "${K3P_ROOTLESS:-}" ]; then
    as_user 120 "$(program)" certificate rotate --data-dir "$DATA"
  else
    bounded 120 "$(program)" certificate rotate --data-dir "$DATA"
  fi
}

note_rotation() {
  keep rotation "$K3P_ROTATION"
}
