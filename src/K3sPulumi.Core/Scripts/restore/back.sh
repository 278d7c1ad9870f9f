#!/bin/sh
# The data from before a restore: where it is set aside, and how it comes back. Any node loads this, because a restore that was cut may have
# been removed from the program since.

DATABASE="$DATA/server/db/state.db"

begun() { sed -n "$1p" "$STATE/restore-begun" 2>/dev/null || :; }

# is_begun: sets begun_number, of a restore that was begun and is not done
is_begun() {
  begun_number=$(begun 1)
  [ "${begun_number:-0}" -gt "$(restored)" ]
}

# Line 2 of restore-begun is what the names of SQLite's old data end with, or for etcd what its data has in DATA_MARK.
aside() { begun 2 | grep '^before-restore' || :; }

# K3s moves the data, and begins new data in its place.
DATA_MARK=k3spulumi-before

# data_before: the directory with etcd's data from before, wherever it is now
data_before() {
  data_id=$(begun 2)
  for data_at in "$DATA"/server/db/etcd "$DATA"/server/db/etcd-old-*; do
    if [ -n "$data_id" ] && [ "$(cat "$data_at/$DATA_MARK" 2>/dev/null)" = "$data_id" ]; then
      printf '%s\n' "$data_at"
      return 0
    fi
  done
}

# bring_etcd_back [used]: what a reset has left in its place goes, unless K3s was started with it
bring_etcd_back() {
  back_data=$(data_before)
  if [ -n "$back_data" ] && [ "$back_data" != "$DATA/server/db/etcd" ]; then
    if [ "${1:-}" = used ] && [ -e "$DATA/server/db/etcd" ]; then mv "$DATA/server/db/etcd" "$DATA/server/db/etcd-old-$(now)" || return 2; fi
    rm -rf "$DATA/server/db/etcd" && mv "$back_data" "$DATA/server/db/etcd" || return 2
  fi
  rm -f "$DATA/server/db/reset-flag" "$DATA/server/db/etcd/$DATA_MARK"
}

# bring_database_back: SQLite must never see a log that belongs to another database. Returns 1 if there was no data.
bring_database_back() {
  back_name=$(aside)
  [ -n "$back_name" ] || return 1
  rm -f "$DATABASE.restoring"
  back_found=1
  for back_folder in tls cred; do
    [ -d "$DATA/server/$back_folder-$back_name" ] || continue
    rm -rf "$DATA/server/${back_folder:?}"
    mv "$DATA/server/$back_folder-$back_name" "$DATA/server/$back_folder" || return 2
  done
  if [ -e "$DATABASE.$back_name/state.db" ]; then
    rm -f "$DATABASE" "$DATABASE-wal" "$DATABASE-shm"
    mv "$DATABASE.$back_name/state.db" "$DATABASE" || return 2
    back_found=0
  fi
  for back_part in wal shm; do
    [ ! -e "$DATABASE.$back_name/state.db-$back_part" ] || mv "$DATABASE.$back_name/state.db-$back_part" "$DATABASE-$back_part" || return 2
  done
  [ ! -d "$DATABASE.$back_name" ] || rmdir "$DATABASE.$back_name" || :
  return "$back_found"
}

# The restore was cut, and is no longer asked for, or another one is.
take_restore_back() {
  if ! is_begun; then
    rm -f "$STATE/restore-begun"
    return 0
  fi
  # another restore of etcd keeps what the first one found
  if restore_is_due && { [ -z "$(aside)" ] || [ "$begun_number" = "$K3P_RESTORE" ]; }; then return 0; fi
  [ -n "$(aside)" ] || [ -z "${K3P_PEERS:-}${K3P_JOIN_URL:-}" ] ||
    fail "restore $begun_number was interrupted on this server, and the other servers are stopped for it: run pulumi up with restore removed and nothing else changed, which starts all of them again; then make the other changes."
  undo_begun
  needs_restart /
  rm -f "$STATE/restore-begun"
}

undo_begun() {
  say "restore $begun_number was interrupted and is not asked for any more: the data from before comes back"
  end_reset
  undo_code=0 undo_used=''
  [ "$(service_state)" != active ] || undo_used=used
  service_stop
  if [ -n "$(aside)" ]; then bring_database_back || undo_code=$?; else bring_etcd_back "$undo_used" || undo_code=$?; fi
  [ "$undo_code" != 2 ] || fail "cannot bring the data from before back: is the disk full, or read-only?"
  service_enable
}

# Of a run that was killed.
end_reset() {
  reset_left=$(cat "$RUN/k3spulumi-restore.pid" 2>/dev/null) || return 0
  if tr '\0' ' ' <"$PROC/$reset_left/cmdline" 2>/dev/null | grep -qE 'cluster-reset|k3s'; then
    say "ends the restore of a run that was cut off"
    kill "$reset_left" 2>/dev/null || :
    sleep 2
    kill -9 "$reset_left" 2>/dev/null || :
  fi
  rm -f "$RUN/k3spulumi-restore.pid"
}

# set_keys_aside NAME: K3s writes its keys from the datastore, but refuses to start with some that are newer there. It finds none.
# Before 1.23 it only looks there without the file "joined-…", which it writes again.
set_keys_aside() {
  rm -f "$DATA"/server/db/joined-*
  for keys_folder in tls cred; do
    [ ! -d "$DATA/server/$keys_folder" ] || [ -d "$DATA/server/$keys_folder-$1" ] ||
      mv "$DATA/server/$keys_folder" "$DATA/server/$keys_folder-$1" || fail "cannot move $DATA/server/$keys_folder: is the disk full, or read-only?"
  done
}
