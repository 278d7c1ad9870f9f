#!/bin/sh
# Brings embedded etcd back to a snapshot, as K3s does it: the first server resets the cluster to itself, the others then join it without data.
# What was there before stays beside it, and comes back when the reset fails. Every step can be cut: the number is kept when all is done.
# shellcheck disable=SC2154  # restore/back sets begun_number

# restore: between the new files and the start
restore() {
  restore_is_due || return 0
  if [ "${K3P_RESTORE_STORE:-}" = sqlite ]; then
    restore_copy
    needs_restart /
    return 0
  elif [ -z "$K3P_RESTORE_FROM" ]; then
    stop_for_restore
    if [ "${K3P_RESTORE_STORE:-}" = external ]; then set_keys_aside "before-restore-$K3P_RESTORE"; else set_data_aside; fi
    service_enable
  elif restores_snapshot; then
    begin_reset
    stop_for_restore
    reset_cluster
  else
    say "the cluster lives, and this server is new in it: joins it, and restores nothing"
  fi
  needs_restart /
  keep restored "$K3P_RESTORE"
  rm -f "$STATE/standby" "$STATE/restore-begun"
}

stop_for_restore() {
  end_reset
  [ "$(service_state)" = inactive ] || [ ! -e "$(unit_file "$SERVICE")" ] || say "stops $SERVICE for the restore"
  service_stop
  case "$(service_state)" in active | activating | reloading | deactivating) fail "$SERVICE does not stop, and its data must not change while it is restored: see 'systemctl status $SERVICE' on the host, then run again." ;; esac
}

# K3s itself does so with the data of a member that was removed. The snapshots are beside it, and stay.
set_data_aside() {
  [ -e "$DATA/server/db/etcd" ] || return 0
  say "sets the data of etcd aside, to join the restored cluster without it"
  mv "$DATA/server/db/etcd" "$DATA/server/db/etcd-old-$(now)" || fail "cannot move $DATA/server/db/etcd: is the disk full, or read-only?"
}

reset_cluster() {
  find_snapshot || report_problems
  set -- --cluster-reset --cluster-reset-restore-path="$SNAPSHOT_AT"
  [ -z "$K3P_JOIN_URL" ] || set -- "$@" --server=
  if [ -z "$SNAPSHOT_IN_S3" ]; then
    [ -z "$K3P_RESTORE_S3" ] || set -- "$@" --etcd-s3=false
  elif [ -n "$SNAPSHOT_BUCKET" ]; then
    snapshot_rest=${SNAPSHOT_BUCKET#*/}
    case "$snapshot_rest" in */*) snapshot_rest=${snapshot_rest%/*} ;; *) snapshot_rest='' ;; esac
    set -- "$@" --etcd-s3 --etcd-s3-bucket="${SNAPSHOT_BUCKET%%/*}" --etcd-s3-folder="$snapshot_rest"
  fi
  say "restores etcd from $K3P_RESTORE_FROM, at most $K3P_READY_SECONDS s"
  run_reset "$@" || reset_failed
  say "etcd is restored from $K3P_RESTORE_FROM"
}

# It ends by itself. Its own number is kept, as it would outlive a script that is killed.
run_reset() {
  (
    export_service_environment
    printf '%s\n' "$(sh -c 'echo $PPID')" >"$RUN/k3spulumi-restore.pid"
    EXEC='exec'
    bounded "$K3P_READY_SECONDS" "$(program)" server "$@"
  ) >"$WORK/restore.log" 2>&1 9>&- &
  reset_job=$! reset_from=$(now) reset_said=$(now)
  while kill -0 "$reset_job" 2>/dev/null; do
    if [ "$(($(now) - reset_said))" -ge 10 ]; then
      reset_said=$(now)
      say "still restores, $((reset_said - reset_from)) of $K3P_READY_SECONDS s"
    fi
    sleep "${K3SPULUMI_POLL:-1}"
  done
  reset_code=0
  wait "$reset_job" || reset_code=$?
  rm -f "$RUN/k3spulumi-restore.pid"
  [ "$reset_code" = 0 ] && { grep -q 'restart without --cluster-reset' "$WORK/restore.log" || [ -e "$DATA/server/db/reset-flag" ]; }
}

# A bucket may be behind the proxy of the service.
export_service_environment() {
  [ -n "${K3P_ENVIRONMENT:-}" ] || return 0
  while IFS='=' read -r environment_name environment_value; do
    case "$environment_name" in '' | *[!A-Za-z0-9_]*) continue ;; esac
    environment_value=${environment_value#\'}
    export "$environment_name=${environment_value%\'}"
  done <<END_OF_ENVIRONMENT
$K3P_ENVIRONMENT
END_OF_ENVIRONMENT
}

# What a restore that was cut found is what was there, whichever restore is tried next; unless K3s was started since, with other data.
begin_reset() {
  if ! is_begun || { [ "$begun_number" != "$K3P_RESTORE" ] && [ "$(service_state)" = active ]; } ||
    { [ "$(begun 2)" != none ] && [ -z "$(data_before)" ]; }; then
    begin_data=none
    [ ! -d "$DATA/server/db/etcd" ] || mark_data
  else
    begin_data=$(begun 2)
  fi
  keep restore-begun "$K3P_RESTORE
$begin_data"
}

mark_data() {
  begin_data="$K3P_RESTORE-$(now)-$$"
  printf '%s\n' "$begin_data" 2>/dev/null >"$DATA/server/db/etcd/$DATA_MARK" || fail "cannot write in $DATA/server/db/etcd: is the disk full, or read-only? Nothing was restored."
}

reset_failed() {
  complain "K3s could not restore $K3P_RESTORE_FROM ($(if timed_out "$reset_code"; then echo "not done after $K3P_READY_SECONDS s"; else echo "exit code $reset_code"; fi)); its last lines:"
  show_tail "$WORK/restore.log"
  reset_reason=$(restore_reason)
  [ -z "$reset_reason" ] || complain "  reason: $reset_reason"
  bring_etcd_back || fail "the data from before cannot be brought back: is the disk full, or read-only? It is in $(data_before); run again."
  rm -f "$STATE/restore-begun"
  # the other servers are stopped, so waiting for this one would be in vain
  [ -z "$K3P_PEERS$K3P_JOIN_URL" ] || K3P_READY_SECONDS=10
  fail "nothing was restored, and the data of before is in its place: correct what is said above and run again; or take restore out, which starts the other servers again."
}

restore_reason() {
  if grep -qE 'no bootstrap data found|encrypted with different token|failed to decrypt|cipher: message authentication failed' "$WORK/restore.log"; then
    echo "the snapshot was taken with another token than the one that is set: set token to that one."
  elif grep -qE 'does not exist|NoSuchKey|key does not exist|NoSuchBucket' "$WORK/restore.log"; then
    echo "the snapshot is not there: see restore.from, and the bucket and folder of snapshots.s3."
  elif grep -qE 'AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch' "$WORK/restore.log"; then
    echo "the bucket refuses the keys: correct snapshots.s3.accessKey and secretKey."
  elif grep -qE 'snapshot file integrity|hash mismatch|invalid database|sha256' "$WORK/restore.log"; then
    echo "the snapshot is damaged: use another one."
  fi
}
