#!/bin/sh
# apply: makes the host what the node's data describes, from any earlier state, and waits until the node is Ready.

apply() {
  if ! is_root; then
    check_host
    report_problems
  fi
  begin_work
  take_lock "$((K3P_PREPARE_SECONDS + K3P_READY_SECONDS))"
  [ ! -e "$STATE/stopped" ] || [ ! -e "$(unit_file "$SERVICE")" ] ||
    fail "this node is stopped, because running was false: set running to true, which starts it before it is changed."
  [ ! -e "$STATE/standby" ] || restore_is_due || leave_standby
  wait_for_boot
  after_reboot
  settle_before
  check_present
  report_problems
  [ ! -e "$STATE/restore-begun" ] || take_restore_back
  choose_way_in
  choose_selinux
  [ -z "${K3P_ROOTLESS:-}" ] || add_unit
  [ -z "${K3P_ENVIRONMENT:-}" ] || add_environment
  [ -z "${K3P_REPAIR:-}" ] || begin_repair
  if is_unchanged; then
    look_after
  else
    converge
  fi
  uncordon_node
  drop_manifests
  finish
  [ -z "${K3P_REPAIR:-}" ] || end_repair
  report_certificates
  report_snapshots
  print_mark end
}

converge() {
  check_joining
  check_restore
  [ -e "$(unit_file "$SERVICE")" ] || check_host
  report_problems
  [ -z "${K3P_ADOPT:-}" ] || decide_adoption
  claim
  stage
  save_snapshot
  keep_before
  place_files
  place_images
  set_firewall
  place_password
  install_k3s
  label_data
  # the installer overwrites some of them
  files_are_placed || place_files
  [ -z "${ADOPTS:-}" ] || end_adoption
  [ -z "$K3P_RESTORE" ] || restore
  await_server
  [ -z "${K3P_AUTHORITY:-}" ] || renew_authority
  [ -z "${K3P_ROTATION:-}" ] || rotate_certificates
  start_if_needed
  wait_until_ready
  [ -z "${K3P_RESTORE_STORE:-}" ] || note_restore
  [ -z "${K3P_ROTATION:-}" ] || note_rotation
  [ -z "${K3P_AUTHORITY:-}" ] || note_authority
  import_images
}

is_unchanged() {
  ! restore_is_due && [ "$(cat "$STATE/stamp" 2>/dev/null)" = "$K3P_STAMP" ] && [ ! -e "$STATE/restart-needed" ] && [ -e "$(unit_file "$SERVICE")" ] &&
    is_running && [ "$(binary_version)" = "$K3P_VERSION" ] && files_are_placed && images_are_placed
}

# Nothing has changed, but a higher generation asks for a restart if the node is unhealthy.
look_after() {
  RUN_BEFORE=
  # shellcheck disable=SC2034  # read while waiting
  RESTARTED=not-for-this
  mark_log
  LOG_FROM=$((LOG_FROM - 300))
  say "nothing to change"
  if is_ready; then return 0; fi
  if [ "$(cat "$STATE/generation" 2>/dev/null)" != "$K3P_GENERATION" ]; then restart; fi
  wait_until_ready
}

# A first server that has no data, or was removed from etcd, joins its peers if they are alive: initializing would create a second cluster.
choose_way_in() {
  [ -n "$owner_role" ] || rm -f "$STATE/joined-through"
  [ -n "$K3P_INITIALISES" ] && [ -n "$K3P_ETCD" ] || return 0
  # the restored cluster is this server's own
  if restores_snapshot; then rm -f "$STATE/joined-through"; fi
  if has_no_place && ! restores_snapshot; then
    for url in $(cat "$STATE/joined-through" 2>/dev/null || :) $K3P_PEERS; do
      [ "$(ask "$url/ping")" = pong ] || continue
      say "the cluster already exists: joining it through $url"
      keep joined-through "$url"
      break
    done
    [ -s "$STATE/joined-through" ] || [ -z "$AGAIN" ] || [ -z "$K3P_PEERS" ] ||
      fail "this server initialized the cluster, its data is gone, and no other server answers ($K3P_PEERS): starting it would create a second cluster. Start one of the others first, or restore this server's data."
  fi
  [ -s "$STATE/joined-through" ] || return 0
  add_file "$K3P_CONFIG_DIR/config.yaml.d/zz-rejoin.yaml" 0600 "cluster-init: false
server: $(cat "$STATE/joined-through")
"
}

# With it a reinstalled host proves that it is the node that the cluster knows. An existing password is kept.
place_password() {
  password="$ROOT$K3P_NODE_DIR/password"
  [ -n "$K3P_NODE_PASSWORD" ] && [ ! -s "$password" ] || return 0
  make_folder "$(dirname "$password")"
  printf '%s\n' "$K3P_NODE_PASSWORD" 2>/dev/null >"$password.part" || fail "cannot write $password: is the disk full, or read-only?"
  move_whole "$password.part" "$password"
}

# From now on this host is ours: without this, the next run would reject what an interrupted first run has installed.
claim() {
  [ -n "$owner_role" ] || (cd "$STATE" && rm -f started stamp generation installed restart-needed rotation authority)
  keep owner "role=$K3P_ROLE
cluster=${K3P_CLUSTER:-}
node=${K3P_NODE_NAME:-}"
}

# keep NAME TEXT
keep() {
  printf '%s\n' "$2" 2>/dev/null >"$STATE/$1.part" || fail "cannot write in $STATE: is the disk full?"
  move_whole "$STATE/$1.part" "$STATE/$1"
}

# If the running service crashes after this, it restarts with the new binary.
install_binary() {
  [ ! -e "$(unit_file "$SERVICE")" ] || keep started "$K3P_VERSION"
  (umask 022 && mkdir -p "$(bin_dir)")
  cp "$STAGED/k3s" "$(bin_dir)/.k3s.part" 2>/dev/null || { rm -f "$(bin_dir)/.k3s.part"; fail "cannot write in $(bin_dir): is the disk full, or read-only?"; }
  chmod 755 "$(bin_dir)/.k3s.part"
  label_binary "$(bin_dir)/.k3s.part"
  move_whole "$(bin_dir)/.k3s.part" "$(program)"
}

start_if_needed() {
  RUN_BEFORE=
  # shellcheck disable=SC2034  # read while waiting
  RESTARTED=
  mark_log
  if [ -e "$STATE/restart-needed" ] || ! is_running; then
    check check_quorum quorum "K3s was not restarted"
    drain_first
    restart
  else
    LOG_FROM=$((LOG_FROM - 300))
  fi
}

restart() {
  mark_log
  # shellcheck disable=SC2034  # read by is_ready
  RUN_BEFORE=$(service_run)
  keep started "$K3P_VERSION"
  say "starting $SERVICE"
  # shellcheck disable=SC2034  # read while waiting
  RESTARTED=yes REBOOTED='' RESTARTED_AT=$(date -u +%Y-%m-%dT%H:%M:%S)
  service_restart
  rm -f "$STATE/restart-needed"
}
