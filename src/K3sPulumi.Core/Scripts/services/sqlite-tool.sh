#!/bin/sh
# Copies of K3s's SQLite database while K3s runs, by SQLite's own backup interface: the file alone lacks what is still in its write-ahead log.

CONF_ROOT=${K3SPULUMI_ROOT:-}

# In the name are the node and the time, as in those of K3s's snapshots.
backup_sqlite() {
  sqlite_place
  [ -s "$sqlite_from" ] || fail "there is no database at $DATABASE; is this server still running with SQLite?"
  part="$sqlite_to/.${1:-scheduled}.part"
  rm -f "$part" "$part-journal" "$part-wal" "$part-shm"
  copy_sqlite "$sqlite_from" "$part" || sqlite_failed "the copy failed; older copies are unchanged."
  [ "$(check_sqlite "$part" | tail -n 1)" = ok ] || sqlite_failed "the copy is not consistent (PRAGMA integrity_check); see the database at $DATABASE. Older copies are unchanged."
  chmod 600 "$part"
  sync "$part" 2>/dev/null || sync
  target="$sqlite_to/${1:-scheduled}-$NODE-$(date +%s)$SUFFIX"
  mv "$part" "$target"
  say "${target#"$CONF_ROOT"}"
  prune_sqlite "${1:-scheduled}"
}

sqlite_failed() {
  rm -f "$part" "$part-journal" "$part-wal" "$part-shm"
  fail "$*"
}

sqlite_place() {
  sqlite_to="$CONF_ROOT$DIRECTORY" sqlite_from="$CONF_ROOT$DATABASE"
  { mkdir -p "$sqlite_to" && chmod 700 "$sqlite_to"; } || fail "cannot create $DIRECTORY: is the disk full, or read-only?"
}

# prune_sqlite NAME: the newest copies of this name and node stay, by the numbers in their names, and so does every other file.
prune_sqlite() {
  find "$CONF_ROOT$DIRECTORY" -maxdepth 1 -type f -name "$1-$NODE-*$SUFFIX" 2>/dev/null |
    sed -n "s|.*/$1-$NODE-\\([0-9][0-9]*\\)\\$SUFFIX\$|\\1 &|p" | sort -rn | tail -n "+$((KEEP + 1))" | cut -d ' ' -f 2- |
    while IFS= read -r old; do rm -f "$old"; done
}

list_sqlite() {
  find "$CONF_ROOT$DIRECTORY" -maxdepth 1 -type f -name "*$SUFFIX" ! -name '.*' 2>/dev/null | sort
}

# Python before 3.7 lacks the interface.
has_python() { command -v python3 >/dev/null 2>&1 && python3 -c 'import sqlite3; sqlite3.Connection.backup' 2>/dev/null; }

# The copy is one file without a log.
copy_sqlite() {
  if has_python; then
    python3 -c '
import sqlite3, sys
source, target = sqlite3.connect(sys.argv[1], timeout=60), sqlite3.connect(sys.argv[2])
source.backup(target)
target.execute("PRAGMA journal_mode=DELETE").fetchall()
target.close()' "$1" "$2"
  elif command -v sqlite3 >/dev/null 2>&1; then
    (cd "$(dirname "$2")" && sqlite3 -bail -cmd '.timeout 60000' "$1" ".backup '$(basename "$2")'" && sqlite3 "$2" 'PRAGMA journal_mode=DELETE;' >/dev/null)
  else
    fail "neither python3 (3.7 or newer) nor sqlite3 is installed on this host: install one of them (package sqlite3, or sqlite on Red Hat's family)."
  fi
}

check_sqlite() {
  if has_python; then
    python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("PRAGMA integrity_check").fetchone()[0])' "$1"
  else
    sqlite3 "$1" 'PRAGMA integrity_check;'
  fi
}
