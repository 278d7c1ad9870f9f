#!/bin/sh
# On a server's host: issues kubeconfigs and tokens of the cluster, and withdraws them.
set -eu

ISSUE_PLACE="on this host"

cluster_kubectl() { bounded 90 "$(program)" kubectl --kubeconfig "$(own_kubeconfig)" --request-timeout=30s "$@" 2>"$WORK/issue.log" 9>&-; }

cluster_k3s() {
  issue_part=$1 issue_verb=$2
  shift 2
  bounded 60 "$(program)" "$issue_part" "$issue_verb" --kubeconfig "$(own_kubeconfig)" "$@" 2>"$WORK/issue.log" 9>&-
}

cluster_ca() { cat "$DATA/server/tls/server-ca.crt"; }

issue_error() { tail -n 1 "$WORK/issue.log" 2>/dev/null | redact; }

main() {
  need_root
  begin_work
  take_lock 120
  [ ! -e "$STATE/stopped" ] || fail "K3s on this server is stopped, because running is false: set running to true, then run again."
  issue "$@"
}

main "$@" </dev/null
