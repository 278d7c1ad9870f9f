#!/bin/sh
# What a copy of K3s's SQLite database must be: complete, and of a cluster with this token. On hosts, and on the deploying machine.

# copy_problem FILE TOKENS: prints what is wrong with it; nothing if nothing is. K3s keeps its keys under a digest of the token.
copy_problem() {
  if [ "$(head -c 15 "$1" 2>/dev/null)" != 'SQLite format 3' ]; then
    echo "is not a database of SQLite: use a copy that was made of server/db/state.db"
  elif [ "$(wc -c <"$1")" -lt 512 ] || [ "$(wc -c <"$1")" -lt "$(copy_size "$1")" ]; then
    echo "is incomplete: copy it again"
  elif ! copy_has /bootstrap/ "$1"; then
    echo "has no keys of a K3s cluster: use a copy that was made of server/db/state.db while the cluster existed"
  elif ! copy_opens "$1" "$2"; then
    echo "was made while the cluster had another token, and only that one opens it: set token to that one, or use a copy that is newer than the token"
  fi
}

# From its header, which counts pages; some programs do not write the count.
copy_size() {
  od -An -v -tu1 -N 32 "$1" | tr '\n' ' ' | awk '{ page = $17 * 256 + $18; if (page == 1) page = 65536
    print page * ((($29 * 256 + $30) * 256 + $31) * 256 + $32) }'
}

# copy_has TEXT FILE: grep of BusyBox reads a line only up to its first NUL
copy_has() {
  tr '\000' '\n' <"$2" | LC_ALL=C grep -F "$1" >/dev/null
}

copy_opens() {
  for copy_token in $2; do
    ! copy_has "/bootstrap/$copy_token" "$1" || return 0
  done
  return 1
}

# copy_is_sound FILE: whether SQLite finds no fault in it. The file may change, so it is never the user's.
copy_is_sound() {
  if command -v sqlite3 >/dev/null 2>&1; then
    copy_says=$(sqlite3 "$1" 'PRAGMA integrity_check(1);' 2>&1) || :
  elif command -v python3 >/dev/null 2>&1 && python3 -c 'import sqlite3' 2>/dev/null; then
    copy_says=$(python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("PRAGMA integrity_check(1)").fetchone()[0])' "$1" 2>&1) || :
  else
    say "neither sqlite3 nor python3 is here, so that the copy is checked only from outside"
    return 0
  fi
  rm -f "$1-wal" "$1-shm" "$1-journal"
  [ "$copy_says" = ok ]
}
