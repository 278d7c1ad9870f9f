#!/bin/sh
# Runs on the deploying machine: VERB CONTAINER. Issues kubeconfigs and tokens of the cluster whose server is in the container, and withdraws
# them.
set -eu

ISSUE_PLACE="on this machine"

cluster_kubectl() { engine 90 exec -i "$server" kubectl --request-timeout=30s "$@" 2>"$WORK/issue.log"; }

cluster_k3s() { in_container "$server" k3s "$@" 2>"$WORK/issue.log"; }

cluster_ca() { in_container "$server" cat /var/lib/rancher/k3s/server/tls/server-ca.crt; }

issue_error() { tail -n 1 "$WORK/issue.log" 2>/dev/null | cut -c 1-300; }

main() {
  need_docker
  server=$2
  umask 077
  WORK=$(mktemp -d "${TMPDIR:-/tmp}/k3spulumi.XXXXXX") || fail "cannot create a directory in ${TMPDIR:-/tmp}: is the disk full?"
  trap 'rm -rf "$WORK"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  case "$1 $(engine 60 inspect --format '{{.State.Status}}' "$server" 2>/dev/null || echo missing)" in
  *' running') issue "$1" ;;
  withdraw-*' missing') say "there is no container $server: nothing to take back" ;;
  withdraw-*) fail "container $server does not run, so it cannot take back what it issued: start it ('docker start $server'), then run again." ;;
  *) fail "container $server does not run: start it ('docker start $server'), then run again." ;;
  esac
}

main "$@" </dev/null
