#!/bin/sh
# A snapshot of embedded etcd, as K3s saves it: on the server where it is asked for, and in the bucket if one is configured.

SAVE_SECONDS=600

# K3s saves by itself on schedule; the datastore may have been SQLite before.
schedule_etcd() {
  [ ! -e "$ROOT/etc/k3spulumi/sqlite/backup.conf" ] || unschedule
}

take_etcd() {
  need_space "$(snapshots_folder)" "$DATA/server/db/etcd/member/snap/db"
  take_from=$(now)
  take_until=$((take_from + ${K3SPULUMI_API_SECONDS:-90}))
  say "saving a snapshot of etcd on this server, at most $SAVE_SECONDS s"
  until run_snapshot save --name on-demand; do
    # the scheduled one is being saved
    { grep -q 'already in progress' "$WORK/snapshot.log" && [ "$(now)" -lt "$take_until" ]; } || snapshot_failed "k3s etcd-snapshot save failed"
    waits "$take_until" 90 "another snapshot"
    sleep "$POLL"
  done
  take_made=$(snapshot_files on-demand- | newest_snapshot)
  # K3s rounds the time, and may report success without a file
  { [ -n "$take_made" ] && [ "${take_made%% *}" -ge "$((take_from - 1))" ]; } || snapshot_failed "K3s saved no snapshot"
  say "saved ${take_made##* }"
}

prune_etcd() {
  run_snapshot prune --name on-demand --snapshot-retention "$K3P_SNAPSHOT_KEEP" || warn "old snapshots of etcd could not be removed: $(tail -n 1 "$WORK/snapshot.log" | redact)"
}

run_snapshot() {
  if [ -n "${K3P_ROOTLESS:-}" ]; then
    as_user "$SAVE_SECONDS" "$(program)" etcd-snapshot "$@" --data-dir "$DATA" >"$WORK/snapshot.log" 2>&1
  else
    bounded "$SAVE_SECONDS" "$(program)" etcd-snapshot "$@" --data-dir "$DATA" >"$WORK/snapshot.log" 2>&1 9>&-
  fi
}

snapshot_failed() {
  complain "$1 on this server; its last lines:"
  show_tail "$WORK/snapshot.log"
  complain "See that K3s runs here and that the disk is not full, then run again. Older snapshots are unchanged."
  exit 1
}
