#!/bin/sh
# check, restore or ask, then perhaps the path of a dump that was brought here: a dump of K3s's database, beside that database, while K3s is
# stopped on all servers. Read together with the scripts of one database, which know how to ask it. ask: exit code 3 if it is not restored.
# shellcheck disable=SC2154  # restore/dump-host and restore/dump-container set PLACE, SETTINGS and TOOL
set -eu

main() {
  need_root
  begin_work
  take_lock "$K3P_PREPARE_SECONDS"
  find_tool
  # shellcheck source=/dev/null
  . "$SETTINGS"
  if is_done; then
    say "restore $K3P_RESTORE is done"
    return 0
  fi
  if [ "$1" = ask ]; then
    COMPLAINED=yes
    exit 3
  fi
  find_dump "${2:-}"
  check_dump
  [ "$1" = check ] || bring_back
}

note() {
  if ! printf '%s\n' "$2" >"$NOTES.$1.part" || ! mv -f "$NOTES.$1.part" "$NOTES.$1"; then fail "cannot write in $STATE: is the disk full?"; fi
}

# Of a run that was cut after the data had been exchanged too: it is then in another database or table than when the restore began.
is_done() {
  [ "$(cat "$NOTES.restored" 2>/dev/null || echo 0)" -lt "$K3P_RESTORE" ] || return 0
  [ "$(sed -n 1p "$NOTES.restore-begun" 2>/dev/null)" = "$K3P_RESTORE" ] || return 1
  begun_with=$(sed -n 2p "$NOTES.restore-begun")
  [ -n "$begun_with" ] && done_with=$(identity) && [ -n "$done_with" ] && [ "$done_with" != "$begun_with" ] || return 1
  note restored "$K3P_RESTORE"
}

identity() {
  if [ "$K3P_KIND" = postgres ]; then
    echo "SELECT oid FROM pg_database WHERE datname = '$DATABASE';"
  elif is_mariadb; then
    echo "SELECT table_id FROM information_schema.innodb_sys_tables WHERE name = '$DATABASE/kine';"
  else
    echo "SELECT table_id FROM information_schema.innodb_tables WHERE name = '$DATABASE/kine';"
  fi | sql
}

find_dump() {
  DUMP=$1
  [ -z "$DUMP" ] || return 0
  case "$K3P_RESTORE_FROM" in
  /*) set -- "$ROOT$K3P_RESTORE_FROM" ;;
  *) set -- "$ROOT$DIRECTORY/$K3P_RESTORE_FROM" "$ROOT$DIRECTORY/$K3P_RESTORE_FROM$SUFFIX" ;;
  esac
  for DUMP in "$@"; do
    if [ -f "$DUMP" ] && [ -s "$DUMP" ]; then return 0; fi
  done
  case "$K3P_RESTORE_FROM" in
  /*) fail "restore.from: there is no file $K3P_RESTORE_FROM $PLACE: copy the dump there, or name another." ;;
  esac
  # shellcheck disable=SC2012  # the names are times
  dump_names=$(ls -t "$ROOT$DIRECTORY" 2>/dev/null | head -n 5 | tr '\n' ' ')
  fail "restore.from: there is no dump $K3P_RESTORE_FROM in $DIRECTORY $PLACE: use the path of a file, or a dump that is there (the newest: ${dump_names:-none})."
}

dump_text() {
  if [ "$K3P_KIND" = postgres ]; then pg_restore --data-only -t kine -f - "$DUMP"; else gzip -dc "$DUMP"; fi
}

# The programs of MySQL and MariaDB say at the end of their dumps that this is the end, where they write comments.
is_whole() {
  [ "$K3P_KIND" != postgres ] || return 0
  gzip -dc "$DUMP" 2>/dev/null | head -n 5 | grep -qE '^-- (MySQL|MariaDB) dump ' || return 0
  gzip -dc "$DUMP" | tail -n 1 | grep -q '^-- Dump completed'
}

# K3s keeps its keys under a digest of the token.
check_dump() {
  if [ "$K3P_KIND" = postgres ]; then set -- pg_restore --list "$DUMP"; else set -- gzip -t "$DUMP"; fi
  bounded "$K3P_PREPARE_SECONDS" "$@" >/dev/null 2>"$WORK/dump.log" || {
    show_tail "$WORK/dump.log"
    fail "restore.from: $K3P_RESTORE_FROM is damaged, or not a dump of this kind of database: use another one."
  }
  is_whole || fail "restore.from: $K3P_RESTORE_FROM is incomplete: copy it again, or use another dump."
  dump_text 2>/dev/null | LC_ALL=C grep -oE '/bootstrap/[0-9a-f]{12}' | sort -u >"$WORK/keys" || :
  [ -s "$WORK/keys" ] ||
    fail "restore.from: $K3P_RESTORE_FROM has no keys of a K3s cluster: use a dump that was made while the cluster existed."
  for dump_token in $K3P_RESTORE_TOKENS; do
    ! grep -qxF "/bootstrap/$dump_token" "$WORK/keys" || return 0
  done
  fail "restore.from: $K3P_RESTORE_FROM was made while the cluster had another token, and only that one opens it: set token to that one, or use a dump that is newer than the token."
}

# Who is connected to the database: addresses
sessions() {
  if [ "$K3P_KIND" = postgres ]; then
    echo "SELECT DISTINCT coalesce(host(client_addr), 'this host') FROM pg_stat_activity WHERE datname = '$DATABASE' AND backend_type = 'client backend';"
  else
    echo "SELECT DISTINCT substring_index(host, ':', 1) FROM information_schema.processlist WHERE db = '$DATABASE';"
  fi | sql
}

# A server that still runs would write what it remembers into the restored database.
await_nobody() {
  nobody_until=$(($(now) + ${K3SPULUMI_NOBODY:-60}))
  while true; do
    sessions >"$WORK/sessions" || {
      show_tail "$WORK/sql.log"
      fail "the database does not answer: see the lines above."
    }
    [ -s "$WORK/sessions" ] || return 0
    sessions_from=$(tr '\n' ' ' <"$WORK/sessions" | sed 's/ $//')
    [ "$(now)" -lt "$nobody_until" ] ||
      fail "the database is still in use, from $sessions_from: stop K3s on every server that uses it, also on those that are not in this program, then run again. Nothing was restored."
    waits "$nobody_until" "${K3SPULUMI_NOBODY:-60}" "the database to be free (it is in use from $sessions_from)"
    sleep "$POLL"
  done
}

bring_back() {
  await_nobody
  [ "$(sed -n 1p "$NOTES.restore-begun" 2>/dev/null)" = "$K3P_RESTORE" ] || note restore-begun "$K3P_RESTORE
$(identity)"
  say "restores $K3P_RESTORE_FROM, at most $K3P_PREPARE_SECONDS s"
  bounded "$K3P_PREPARE_SECONDS" sh "$TOOL" "$K3P_KIND" restore "$DUMP" >"$WORK/tool.log" 2>&1 || {
    show_tail "$WORK/tool.log"
    fail "the dump was not restored: correct what the lines above say and run again, or remove restore from the program, which starts K3s again."
  }
  show_tail "$WORK/tool.log"
  note restored "$K3P_RESTORE"
  rm -f "$NOTES.restore-begun"
  say "the database is restored from $K3P_RESTORE_FROM"
}

main "$@" </dev/null
