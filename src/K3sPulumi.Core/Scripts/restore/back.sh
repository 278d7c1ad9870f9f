#!/bin/sh
# The data of SQLite from before a restore: where it is set aside, and how it comes back. Any node loads this, because a restore that was cut
# may have been removed from the program since.

DATABASE="$DATA/server/db/state.db"

# Line 2 of restore-begun is what the names of the old data end with.
aside() { sed -n '2s/^before-restore/&/p' "$STATE/restore-begun" 2>/dev/null; }

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
  [ -n "$(aside)" ] || return 0
  back_number=$(sed -n 1p "$STATE/restore-begun")
  if [ "$(restored)" -ge "$back_number" ]; then
    rm -f "$STATE/restore-begun"
    return 0
  fi
  if restore_is_due && [ "$back_number" = "$K3P_RESTORE" ]; then return 0; fi
  say "a restore was interrupted and is not asked for any more: the data from before comes back"
  service_stop
  bring_database_back || [ $? = 1 ] || fail "cannot bring the data from before back: is the disk full, or read-only?"
  service_enable
  needs_restart /
  rm -f "$STATE/restore-begun"
}
