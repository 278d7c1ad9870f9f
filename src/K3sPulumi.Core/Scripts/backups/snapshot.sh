#!/bin/sh
# snapshot: takes a snapshot of the datastore, once for each number; end-snapshots: nothing is scheduled any more. What has been taken stays.
set -eu

taken() { sed -n 's/^\([0-9][0-9]*\)$/\1/p' "$STATE/snapshot-taken" 2>/dev/null | grep . || echo 0; }

# need_space FOLDER FILE: what is written is about as large as the datastore
need_space() {
  space_at=$1
  while [ ! -d "$space_at" ]; do space_at=$(dirname "$space_at"); done
  space_size=$(stat -c %s "$2" 2>/dev/null || echo 0)
  space_free=$(df -Pk "$space_at" 2>/dev/null | awk 'NR == 2 { print $4 }')
  case "$space_free" in '' | *[!0-9]*) return 0 ;; esac
  [ "$space_free" -ge "$((space_size * 11 / 10240))" ] ||
    fail "${1#"$ROOT"} has $((space_free / 1024)) MB free, and a snapshot needs about $((space_size / 1048576 + 1)) MB: free some space, or set snapshots.directory."
}

snapshot() {
  "schedule_$K3P_KIND"
  if [ "$K3P_SNAPSHOT_GENERATION" -gt "$(taken)" ]; then
    "take_$K3P_KIND"
    printf '%s\n' "$K3P_SNAPSHOT_GENERATION" 2>/dev/null >"$STATE/snapshot-taken.part" || fail "cannot write in $STATE: is the disk full?"
    move_whole "$STATE/snapshot-taken.part" "$STATE/snapshot-taken"
  elif [ "$K3P_SNAPSHOT_GENERATION" != 0 ]; then
    say "snapshot $K3P_SNAPSHOT_GENERATION has been taken already"
  fi
  [ "$K3P_SNAPSHOT_GENERATION" = 0 ] || "prune_$K3P_KIND"
  report_snapshots
  report_taken
  report_scheduled
  print_mark end
}

# The newest one that was asked for, with its digest.
report_taken() {
  print_mark taken
  snapshot_files on-demand- | newest_snapshot | with_digest
}

# Those on schedule, as many as are kept, if they are brought to the deploying machine.
report_scheduled() {
  [ -n "$K3P_SNAPSHOT_PULL" ] || return 0
  print_mark scheduled
  snapshot_files "" | scheduled_snapshots | head -n "$K3P_SNAPSHOT_KEEP" | with_digest
}

# with_digest: of "TIME SIZE NAME" makes "TIME SIZE DIGEST PATH"
with_digest() {
  while read -r taken_time taken_size taken_name; do
    taken_path="$(snapshots_folder)/$taken_name"
    printf '%s %s %s %s\n' "$taken_time" "$taken_size" "$(sha256_of "$taken_path")" "${taken_path#"$ROOT"}"
  done
}

main() {
  need_root
  begin_work
  take_lock "$K3P_PREPARE_SECONDS"
  case "${1:-}" in
  snapshot) snapshot ;;
  end-snapshots) unschedule ;;
  *) fail "snapshot or end-snapshots?" ;;
  esac
}

main "$@" </dev/null
