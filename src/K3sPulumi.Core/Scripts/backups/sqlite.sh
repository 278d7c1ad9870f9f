#!/bin/sh
# Copies of a SQLite database: k3spulumi-datastore makes them, for a timer too.

schedule_sqlite() {
  SQLITE_SETTINGS="DIRECTORY='$(snapshots_place)'
DATABASE='${DATA#"$ROOT"}/server/db/state.db'
NODE='${K3P_NODE_NAME:-$(uname -n)}'"
  # python3 is on most hosts; its module is missing on some
  { has python3 && python3 -c 'import sqlite3; sqlite3.Connection.backup' 2>/dev/null; } || install_packages sqlite3 "$(service_packages)"
  if has systemctl; then
    prepare_backup "$SQLITE_SETTINGS"
  else
    put_tool "$SQLITE_SETTINGS"
    put_cron
  fi
}

snapshots_place() {
  if [ -n "$K3P_SNAPSHOT_FOLDER" ]; then echo "$K3P_SNAPSHOT_FOLDER"; else echo "${DATA#"$ROOT"}/server/db/snapshots"; fi
}

take_sqlite() {
  [ -s "$DATA/server/db/state.db" ] || fail "there is no SQLite database in ${DATA#"$ROOT"}/server/db: the server has not started yet, or uses another datastore."
  need_space "$(snapshots_folder)" "$DATA/server/db/state.db"
  say "copying the database, at most 600 s"
  bounded 600 sh "$TOOL" sqlite backup on-demand >"$WORK/snapshot.log" 2>&1 9>&- || {
    complain "the copy of the database failed:"
    show_tail "$WORK/snapshot.log"
    complain "See the lines above, then run again. Older copies are unchanged."
    exit 1
  }
  say "saved $(tail -n 1 "$WORK/snapshot.log")"
}

prune_sqlite() {
  bounded 60 sh "$TOOL" sqlite prune on-demand >"$WORK/snapshot.log" 2>&1 9>&- || warn "old copies could not be removed: $(tail -n 1 "$WORK/snapshot.log" | redact)"
}
