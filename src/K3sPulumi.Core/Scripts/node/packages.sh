#!/bin/sh
# packages: updates the packages of a host once for each number, and reboots it if that is needed. The node is drained before the reboot; its own
# command, which follows, waits until it is Ready and uncordons it.
set -eu

main() {
  need_root
  begin_work
  take_lock "$((K3P_PREPARE_SECONDS + K3P_READY_SECONDS))"
  wait_for_boot
  forget_cut_reboot
  after_reboot
  updated=$(cat "$STATE/updated" 2>/dev/null) || updated=0
  # its packages were updated before K3s was installed
  if [ "$updated" = new ]; then keep_fact updated "$K3P_UPDATE"; elif update_is_due; then update_packages "$K3P_UPDATE"; fi
  settle_reboot
}

update_is_due() {
  case "$updated" in '' | *[!0-9]*) return 0 ;; esac
  [ "$updated" -lt "$K3P_UPDATE" ]
}

settle_reboot() {
  wants_reboot || return 0
  if [ "$K3P_REBOOT" = never ]; then
    warn "this host must be rebooted $REBOOT_NEEDED; packages.reboot is never."
    rm -f "$REBOOT_WANTED"
    return 0
  fi
  if is_running; then
    check_quorum
    drain_node "the host was not rebooted"
  fi
  reboot_if_needed
}

# etcd must have a quorum while this server is away.
check_quorum() {
  [ -n "$K3P_ETCD" ] || return 0
  # shellcheck disable=SC2034  # read by kubectl_within
  KUBECTL_LOG="$WORK/kubectl.log"
  k3s_kubectl get nodes -l node-role.kubernetes.io/etcd=true -o "jsonpath=$MEMBER_FACTS" >"$WORK/members" ||
    fail "the servers could not be listed before the reboot: $(kubectl_error). Repair the API of this server, then run again."
  quorum_all=$(grep -c . "$WORK/members" || :)
  quorum_others=$(awk -v own="$(node_name)" '$1 != own && / Ready=True/' "$WORK/members" | grep -c . || :)
  # two servers never have a quorum without one of them
  [ "$quorum_all" -le 2 ] || is_majority "$quorum_others" "$quorum_all" ||
    fail "while this host reboots, only $quorum_others of $quorum_all servers would be healthy, which is not a quorum: repair the others first, then run again."
}

main "$@" </dev/null
