#!/bin/sh
# SQLite brought back to a copy. K3s then starts as on a new host: with the database and the token, from which it writes its keys. What was
# there before stays beside it, and comes back when K3s does not start with the copy.
# shellcheck disable=SC2154  # restore/copy sets what SQLite says

COPY_IS_PLACED=

restore_copy() {
  find_snapshot || report_problems
  begin_copy
  stage_copy
  stop_for_restore
  # it must not start by itself between these steps
  service_disable
  set_database_aside
  move_whole "$DATABASE.restoring" "$DATABASE"
  service_enable
  COPY_IS_PLACED=yes
  say "the database is restored from $K3P_RESTORE_FROM; K3s starts with it"
}

begin_copy() {
  [ "$(sed -n 1p "$STATE/restore-begun" 2>/dev/null)" != "$K3P_RESTORE" ] || return 0
  copy_aside=before-restore-$K3P_RESTORE
  [ ! -e "$DATABASE.$copy_aside" ] || copy_aside=$copy_aside-$(now)
  keep restore-begun "$K3P_RESTORE
$copy_aside"
}

# While K3s still runs.
stage_copy() {
  say "copies and checks $K3P_RESTORE_FROM"
  make_folder "$DATA/server/db"
  rm -f "$DATABASE.restoring"
  if ! cp "$SNAPSHOT_AT" "$DATABASE.restoring" || ! cmp -s "$SNAPSHOT_AT" "$DATABASE.restoring"; then
    rm -f "$DATABASE.restoring"
    fail "cannot copy $K3P_RESTORE_FROM to $DATA/server/db: is the disk full, or read-only? Nothing was restored."
  fi
  chmod 600 "$DATABASE.restoring"
  copy_is_sound "$DATABASE.restoring" || {
    rm -f "$DATABASE.restoring"
    fail "restore.from: $K3P_RESTORE_FROM is damaged (SQLite says: $(printf '%s\n' "$copy_says" | head -n 1)): use another copy. Nothing was restored."
  }
  [ -z "${K3P_ROOTLESS:-}" ] || chown "$K3P_ROOTLESS:" "$DATABASE.restoring" || fail "cannot give $DATABASE.restoring to $K3P_ROOTLESS."
  sync
}

# The database last: until it has gone, what is in its place is the old one. K3s refuses keys that are newer than its database's.
set_database_aside() {
  copy_aside=$(aside)
  if [ ! -e "$DATABASE.$copy_aside/state.db" ] && [ -e "$DATABASE" ]; then
    say "keeps the data from before in $DATABASE.$copy_aside"
    (umask 077 && mkdir -p "$DATABASE.$copy_aside")
    for copy_part in state.db-wal state.db-shm state.db; do
      [ ! -e "$DATA/server/db/$copy_part" ] || mv "$DATA/server/db/$copy_part" "$DATABASE.$copy_aside/$copy_part" || cannot_set_aside
    done
  fi
  rm -f "$DATABASE" "$DATABASE-wal" "$DATABASE-shm"
  set_keys_aside "$copy_aside"
}

cannot_set_aside() {
  fail "cannot move the data in $DATA/server: is the disk full, or read-only? K3s is stopped; run again, or remove restore from the program."
}

# note_restore: the node is Ready with the copy
note_restore() {
  [ -n "$COPY_IS_PLACED" ] || return 0
  COPY_IS_PLACED=
  keep restored "$K3P_RESTORE"
  rm -f "$STATE/restore-begun"
  say "SQLite is restored from $K3P_RESTORE_FROM"
}

# At the end of a run that failed. Where the API answers, it is not the copy that is wrong.
undo_restore() {
  [ -n "$COPY_IS_PLACED" ] || return 0
  COPY_IS_PLACED=
  # shellcheck disable=SC2034  # read by may_ask
  ASKED_AT=0
  if [ "$(service_state)" = active ] && api_is_ready; then
    complain "the API server runs with the restored database; see above what the node lacks, and run again."
    keep restored "$K3P_RESTORE"
    rm -f "$STATE/restore-begun"
    return 0
  fi
  service_stop
  undo_code=0
  bring_database_back || undo_code=$?
  if [ "$undo_code" = 2 ]; then
    complain "the data from before cannot be brought back: is the disk full, or read-only? It is in $DATABASE.$(aside); run again."
  elif [ "$undo_code" = 0 ]; then
    complain "nothing was restored: K3s does not start with $K3P_RESTORE_FROM, so the data from before is in its place again."
    rm -f "$STATE/restore-begun"
    service_enable
    # a change of files that is taken back too starts it
    [ -n "${CAN_GO_BACK:-}" ] || service_restart
  else
    service_disable
    rm -f "$DATABASE" "$DATABASE-wal" "$DATABASE-shm"
    complain "nothing was restored: K3s does not start with $K3P_RESTORE_FROM. It is stopped; correct what is said above and run again."
  fi
}
