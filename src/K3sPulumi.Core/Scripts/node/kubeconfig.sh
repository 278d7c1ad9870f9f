#!/bin/sh
# kubeconfig: prints the administrator's kubeconfig of this server.
set -eu

main() {
  need_root
  kubeconfig="${KUBECONFIG_FILE:-$ROOT$K3P_CONFIG_DIR/$K3P_PROGRAM.yaml}"
  until_then=$(($(now) + K3P_READY_SECONDS))
  until is_whole; do
    [ "$(now)" -lt "$until_then" ] || fail "$kubeconfig does not exist after $K3P_READY_SECONDS s: is K3s running on this host?"
    waits "$until_then" "$K3P_READY_SECONDS" "K3s to write $kubeconfig"
    sleep "$POLL"
  done
  print_mark kubeconfig
  printf '%s\n' "$kubeconfig_text"
  print_mark end
}

# K3s does not write it atomically, so exactly the text that was checked is printed.
is_whole() {
  grep -q 'client-key-data: .' "$kubeconfig" 2>/dev/null || return 1
  kubeconfig_text=$(cat "$kubeconfig" && echo .) || return 1
  case "$kubeconfig_text" in
  *"client-key-data: "*"
.") kubeconfig_text=${kubeconfig_text%??} ;;
  *) return 1 ;;
  esac
}

main "$@" </dev/null
