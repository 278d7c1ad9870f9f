#!/bin/sh
# Whether this host still has to take part in a restore: K3P_RESTORE is the restore's number, and a host keeps the last one that it has done.
# shellcheck disable=SC2034  # the scripts that follow read these

# A server without data joins a cluster that lives: it was rebuilt since, and the restore is not to be done once more.
restore_is_due() {
  [ -n "${K3P_RESTORE:-}" ] && [ "$(restored)" -lt "$K3P_RESTORE" ]
}

restored() {
  sed -n 's/^\([0-9][0-9]*\)$/\1/p' "$STATE/restored" 2>/dev/null | grep . || echo 0
}

# One of several servers brings the snapshot back, and the others join it.
restores_snapshot() {
  restore_is_due && [ -n "$K3P_RESTORE_FROM" ] && ! { has_no_place && other_server_answers; }
}

other_server_answers() {
  for other_url in ${K3P_PEERS:-} ${K3P_JOIN_URL:-}; do
    [ "$(ask "$other_url/ping")" != pong ] || return 0
  done
  return 1
}

# A server that stands by for a restore that is not asked for any more: the first one may have the snapshot.
leave_standby() {
  if [ -e "$(unit_file "$SERVICE")" ] && ! is_running; then
    fail "this server is stopped for restore $(cat "$STATE/standby"), which was interrupted: set restore again with that generation and run pulumi up, or run it with restore removed and nothing else changed; then make the other changes."
  fi
  rm -f "$STATE/standby"
}

# Before anything is stopped.
check_restore() {
  restores_snapshot || return 0
  find_snapshot || return 0
  if [ "${K3P_RESTORE_STORE:-}" = sqlite ]; then check_copy; else check_snapshot_token; fi
}

check_copy() {
  copy_wrong=$(copy_problem "$SNAPSHOT_AT" "$K3P_RESTORE_TOKENS")
  [ -z "$copy_wrong" ] || problem "restore.from: $K3P_RESTORE_FROM $copy_wrong."
}

snapshot_folder() {
  if [ -n "${K3P_RESTORE_FOLDER:-}" ]; then echo "$ROOT$K3P_RESTORE_FOLDER"; else echo "$DATA/server/db/snapshots"; fi
}

# find_snapshot: SNAPSHOT_AT is its path, or its name in the bucket; with S3 in the configuration K3s would look there for a path too.
find_snapshot() {
  SNAPSHOT_AT='' SNAPSHOT_BUCKET='' SNAPSHOT_IN_S3=''
  case "$K3P_RESTORE_FROM" in
  s3://*)
    SNAPSHOT_IN_S3=yes SNAPSHOT_BUCKET=${K3P_RESTORE_FROM#s3://} SNAPSHOT_AT=${K3P_RESTORE_FROM##*/}
    return 0
    ;;
  /*) set -- "$ROOT$K3P_RESTORE_FROM" ;;
  *) set -- "$(snapshot_folder)/$K3P_RESTORE_FROM" "$(snapshot_folder)/$K3P_RESTORE_FROM.zip" "$(snapshot_folder)/$K3P_RESTORE_FROM.db" ;;
  esac
  for snapshot_path in "$@"; do
    if [ -f "$snapshot_path" ] && [ -s "$snapshot_path" ]; then
      SNAPSHOT_AT=$snapshot_path
      return 0
    fi
  done
  case "$K3P_RESTORE_FROM" in
  /*) problem "restore.from: there is no file $K3P_RESTORE_FROM on this server, which brings the snapshot back: copy the snapshot there, or name another." ;;
  *)
    if [ -n "$K3P_RESTORE_S3" ]; then
      SNAPSHOT_IN_S3=yes SNAPSHOT_AT=$K3P_RESTORE_FROM
      return 0
    fi
    # shellcheck disable=SC2012  # K3s's names have no blanks
    snapshot_names=$(ls -t "$(snapshot_folder)" 2>/dev/null | head -n 5 | tr '\n' ' ')
    problem "restore.from: there is no snapshot $K3P_RESTORE_FROM in $(snapshot_folder | sed "s|^$ROOT||") on this server, which brings it back: use the path of a file, or a snapshot that is there (the newest: ${snapshot_names:-none})."
    ;;
  esac
  return 1
}

# A snapshot is sealed with the token of its time. K3s notes with each a digest of that; where ours is among those, the digest of this one counts.
check_snapshot_token() {
  [ -s "$DATA/server/token" ] && is_running || return 0
  bounded 30 "$(program)" kubectl --request-timeout=10s get etcdsnapshotfiles.k3s.cattle.io \
    -o 'jsonpath={range .items[*]}{.spec.snapshotName} {.metadata.annotations.etcd\.k3s\.cattle\.io/snapshot-token-hash}{"\n"}{end}' \
    >"$WORK/snapshots" 2>/dev/null || return 0
  own_hash=$(sed 's/^K10[0-9a-f]*::[^:]*://' "$DATA/server/token" | tr -d '\n' | sha256sum | cut -c 1-12)
  grep -q " $own_hash\$" "$WORK/snapshots" || return 0
  snapshot_hash=$(awk -v name="${SNAPSHOT_AT##*/}" '$1 == name { print $2; exit }' "$WORK/snapshots")
  [ -z "$snapshot_hash" ] || [ "$snapshot_hash" = "$own_hash" ] ||
    problem "restore.from: the snapshot ${SNAPSHOT_AT##*/} was taken while the cluster had another token, and only that one opens it: use a snapshot that is newer than the token."
}
