#!/bin/sh
# remove: uninstalls any version of K3s, even if parts of it are already gone.

remove() {
  need_root
  begin_work
  take_lock "$((K3P_PREPARE_SECONDS + K3P_READY_SECONDS))"
  if is_not_ours; then return 0; fi
  note_places
  leave_once_more
  # K3s's uninstaller deletes through mounts, so nothing may be mounted when it runs
  [ ! -e "$(unit_file "$SERVICE")" ] || service_stop
  end_processes
  unmount_places
  DELETING="Run again to finish the removal."
  run_uninstaller
  remove_service
  end_processes
  unmount_places
  remove_links
  unmount_own
  remove_data
  mount_again
  forget_rules ''
  forget_label
  forget
  say "removed K3s from this host"
}

# Artifacts and packages are removed by the resource that uploaded them.
forget() {
  for kept in "$STATE"/*; do
    case "$kept" in */artifacts | */packages | */scripts-*) ;; *) rm -rf "$kept" ;; esac
  done
  # last, because the run after an interruption needs them
  rm -f "$STATE"/scripts-*
  rmdir "$STATE" 2>/dev/null || :
}

is_not_ours() {
  read_claim
  if [ -z "$owner_role" ]; then
    [ ! -e "$(unit_file "$SERVICE")" ] ||
      fail "K3s is installed here, but $STATE does not identify it as this node: remove it by hand ($(uninstaller)), or remove the node from the state (pulumi state delete)."
    # nothing was ever started here, or everything is already gone
    forget
    say "nothing to remove"
    return 0
  fi
  if [ "$owner_role" != "$K3P_ROLE" ] || { [ -n "$owner" ] && [ -n "${K3P_CLUSTER:-}" ] && [ "$owner" != "$K3P_CLUSTER" ]; }; then
    say "this host is now a K3s $owner_role of ${owner:-another cluster}: not removing it"
    return 0
  fi
  if is_other_node; then
    # shellcheck disable=SC2154  # read_claim sets it
    say "this host is now the K3s node $owner_node: not removing it"
    return 0
  fi
  return 1
}

# A server that was removed from etcd restarts and joins again if its removal from the host comes late; it would then be left as a dead voter.
# So a server that still has a Node, and is not the only one, deletes that Node first, which removes its etcd member.
leave_once_more() {
  [ -n "${K3P_ETCD:-}" ] && [ "$(service_state)" = active ] && [ "$(k3s_kubectl get --raw /readyz)" = ok ] || return 0
  servers=$(k3s_kubectl get nodes -l node-role.kubernetes.io/etcd=true -o name) || return 0
  case "$servers" in *"node/$(node_name)"*) ;; *) return 0 ;; esac
  [ "$(printf '%s\n' "$servers" | grep -c .)" -gt 1 ] || return 0
  say "leaving etcd"
  k3s_kubectl delete node "$(node_name)" --ignore-not-found --timeout=10s >/dev/null || return 0
  leave_until=$(($(now) + 15))
  # without its etcd member this server has no API
  while [ "$(now)" -lt "$leave_until" ] && [ "$(k3s_kubectl get --raw /readyz)" = ok ]; do sleep "$POLL"; done
}

run_uninstaller() {
  [ -z "${K3P_ROOTLESS:-}" ] || return 0
  for script in "$(bin_dir)/$(uninstaller)" "$(bin_dir)/$K3P_PROGRAM-killall.sh"; do
    [ -x "$script" ] || continue
    say "running $(basename "$script")"
    (umask 022 && bounded 300 env K3S_DATA_DIR="$DEFAULT_DATA" "$script" >"$WORK/uninstall.log" 2>&1 9>&-) ||
      warn "$(basename "$script") failed; continuing without it."
  done
}

remove_links() {
  for link in kubectl crictl ctr; do
    case "$(readlink "$(bin_dir)/$link" 2>/dev/null)" in k3s | */k3s) rm -f "$(bin_dir)/$link" ;; esac
  done
  rm -f "$(program)" "$(bin_dir)/.k3s.part" "$(bin_dir)/.k3s.before" "$(bin_dir)/$K3P_PROGRAM-killall.sh" "$(bin_dir)/$(uninstaller)"
  has ip && [ -z "$ROOT" ] || return 0
  for link in cni0 flannel.1 flannel-v6.1 flannel-wg flannel-wg-v6 kube-ipvs0; do
    if ip link show "$link" >/dev/null 2>&1; then ip link delete "$link" 2>/dev/null || :; fi
  done
}

remove_data() {
  while IFS= read -r owned; do
    [ -z "$owned" ] || rm -f "$ROOT$owned"
  done 2>/dev/null <"$MANIFEST" || :
  left=
  for kind in whole part; do
    places "$kind" >"$WORK/going"
    while IFS= read -r directory; do
      rm -rf "$directory" 2>/dev/null || :
      # empty directories remain as mount points of the host's own disks
      [ -z "$(find "$directory" ! -type d 2>/dev/null | head -n 1)" ] || left="$left $directory"
    done <"$WORK/going"
  done
  places empty >"$WORK/going"
  while IFS= read -r directory; do rmdir "$directory" 2>/dev/null || :; done <"$WORK/going"
  rmdir "$ROOT${K3P_CONFIG_DIR%/*}" "$ROOT${K3P_DEFAULT_DATA_DIR%/*}" 2>/dev/null || :
  [ -z "$left" ] || fail "cannot remove$left: see what uses it (fuser -vm DIRECTORY), reboot the host if need be, then run again."
}
