#!/bin/sh
# kubeconfig: prints the administrator's kubeconfig of this server, and nothing else.
set -eu

main() {
  need_root
  kubeconfig="${KUBECONFIG_FILE:-$ROOT/etc/rancher/k3s/k3s.yaml}"
  until_then=$(($(now) + K3P_READY_SECONDS))
  until grep -q 'client-key-data: .' "$kubeconfig" 2>/dev/null; do
    [ "$(now)" -lt "$until_then" ] || fail "$kubeconfig is not there after $K3P_READY_SECONDS s: is K3s running here?"
    sleep "$POLL"
  done
  cat "$kubeconfig"
}

main "$@" </dev/null
