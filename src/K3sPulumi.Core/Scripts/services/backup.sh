#!/bin/sh
# k3spulumi-datastore KIND backup|list|restore FILE: dumps of K3s's datastore on this host, or in this container.
# Stop K3s on every server before a restore, and start it afterwards. A restore keeps the old data until it has succeeded.
set -eu
umask 077

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# backup [on-demand]: each kind of dump is counted by itself
backup() {
  to="$CONF_ROOT$DIRECTORY"
  { mkdir -p "$to" && chmod 700 "$to"; } || fail "cannot create $DIRECTORY: is the disk full, or read-only?"
  part="$to/.part"
  rm -f "$part" "$part".*
  dump "$part" || {
    rm -f "$part" "$part".*
    fail "the dump failed; older dumps are unchanged."
  }
  chmod 600 "$part"
  sync "$part" 2>/dev/null || sync
  target="$to/${1:+$1-}$(date -u +%Y%m%dT%H%M%SZ)$SUFFIX"
  mv "$part" "$target"
  say "${target#"$CONF_ROOT"}"
  prune "${1:-}"
}

# dumps [PREFIX]: "TIME PATH" of those that were made here, the newest first; other files are not ours
dumps() {
  for file in "$CONF_ROOT$DIRECTORY/${1:-}"[0-9]*Z"$SUFFIX"; do
    time=${file##*/"${1:-}"}
    time=${time%"$SUFFIX"}
    case "$time" in
    *[!0-9TZ]*) ;;
    ????????T??????Z) [ ! -f "$file" ] || printf '%s %s\n' "$time" "$file" ;;
    esac
  done | sort -r
}

prune() {
  dumps "${1:+$1-}" | tail -n "+$((KEEP + 1))" | while read -r _ old; do rm -f "$old"; done
}

# the newest last
list() {
  { dumps && dumps on-demand-; } | sort | cut -d ' ' -f 2-
}

as_postgres() {
  if command -v runuser >/dev/null; then set -- runuser -u postgres -- "$@"; elif command -v gosu >/dev/null; then set -- gosu postgres "$@"; else set -- su-exec postgres "$@"; fi
  (cd / && "$@")
}
psql_all() { as_postgres psql -XAtq -v ON_ERROR_STOP=1 -h "$(sed -n 5p "$PG_DATA/postmaster.pid")" -p "$(sed -n 4p "$PG_DATA/postmaster.pid")" "$@"; }
pg_tool() {
  pg_tool=$1 && shift
  as_postgres "$pg_tool" -h "$(sed -n 5p "$PG_DATA/postmaster.pid")" -p "$(sed -n 4p "$PG_DATA/postmaster.pid")" "$@"
}

# Read to its end, because the list is at its start.
dump_postgres() {
  pg_tool pg_dump -Fc -d "$DATABASE" >"$1" && pg_restore -f /dev/null "$1"
}

# Restores into a new database, which is renamed only when it is complete.
restore_postgres() {
  new="${DATABASE}_restored" old="${DATABASE}_before_restore"
  say "restoring into $new"
  printf 'SET client_min_messages = warning; DROP DATABASE IF EXISTS %s;\n' "$new" | psql_all postgres
  printf "CREATE DATABASE %s OWNER %s ENCODING 'UTF8' TEMPLATE template0;\n" "$new" "$ROLE" | psql_all postgres
  pg_tool pg_restore --exit-on-error --no-owner --no-privileges --role="$ROLE" -d "$new" <"$1" || fail "cannot restore $1; $DATABASE is unchanged."
  say "renaming $DATABASE to $old and $new to $DATABASE"
  if swap_postgres; then return 0; fi
  printf 'ALTER DATABASE %s ALLOW_CONNECTIONS true;\n' "$DATABASE" | psql_all postgres || :
  fail "cannot rename the databases: see the lines above; $DATABASE is unchanged."
}

swap_postgres() {
  [ -z "$(printf "SELECT 1 FROM pg_database WHERE datname = '%s';\n" "$old" | psql_all postgres)" ] || printf 'DROP DATABASE %s;\n' "$old" | psql_all postgres || return 1
  printf '%s\n' "REVOKE ALL ON DATABASE $new FROM PUBLIC;" "ALTER DATABASE $DATABASE ALLOW_CONNECTIONS false;" \
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '$DATABASE';" |
    while IFS= read -r statement; do printf '%s\n' "$statement" | psql_all postgres >/dev/null || return 1; done || return 1
  printf '%s\n' 'BEGIN;' "ALTER DATABASE $DATABASE RENAME TO $old;" "ALTER DATABASE $new RENAME TO $DATABASE;" 'COMMIT;' | psql_all postgres
}

# first_of PROGRAM PROGRAM ARGUMENTS...: the first of both that is here, as root over the socket
first_of() {
  if command -v "$1" >/dev/null; then program=$1; else program=$2; fi
  shift 2
  "$program" --protocol=socket ${SQL_SOCKET:+--socket="$SQL_SOCKET"} -u root "$@"
}
mysql_client() { first_of mariadb mysql "$@"; }
mysql_dumper() { first_of mariadb-dump mysqldump "$@"; }

# Only a complete dump has this last line.
dump_mysql() {
  mysql_dumper --single-transaction --quick --hex-blob --routines --no-tablespaces "$DATABASE" >"$1.sql" &&
    tail -n 1 "$1.sql" | grep -q '^-- Dump completed' && gzip -c "$1.sql" >"$1" && rm -f "$1.sql"
}

# Restores into a new database, whose tables then take the place of the old ones in one statement; the user's privileges remain.
restore_mysql() {
  new="${DATABASE}_restored" old="${DATABASE}_before_restore"
  gzip -t "$1" || fail "$1 is damaged; $DATABASE is unchanged."
  say "restoring into $new"
  printf 'DROP DATABASE IF EXISTS %s; CREATE DATABASE %s CHARACTER SET utf8mb4;\n' "$new" "$new" | mysql_client
  gzip -dc "$1" | mysql_client "$new" || fail "cannot restore $1; $DATABASE is unchanged."
  [ -n "$(mysql_tables "$new")" ] || fail "$1 contains no tables; $DATABASE is unchanged."
  say "moving the tables of $DATABASE to $old and those of $new to $DATABASE"
  printf 'DROP DATABASE IF EXISTS %s; CREATE DATABASE %s CHARACTER SET utf8mb4;\n' "$old" "$old" | mysql_client
  moves=$(mysql_moves "$DATABASE" "$old" && mysql_moves "$new" "$DATABASE") || fail "cannot list the tables: see the lines above; $DATABASE is unchanged."
  printf 'RENAME TABLE %s;\n' "$(printf '%s\n' "$moves" | paste -s -d , -)" | mysql_client || fail "cannot move the tables: see the lines above; $DATABASE is unchanged."
  printf 'DROP DATABASE %s;\n' "$new" | mysql_client
}

mysql_tables() {
  printf "SELECT table_name FROM information_schema.tables WHERE table_schema = '%s' AND table_type = 'BASE TABLE';\n" "$1" |
    mysql_client --batch --skip-column-names
}

# mysql_moves FROM TO: a line for each table
mysql_moves() { mysql_tables "$1" | sed "s/.*/$1.\`&\` TO $2.\`&\`/"; }

etcdctl_here() {
  ETCDCTL_API=3 etcdctl --endpoints="$ETCD_URL" --cacert="$TLS/ca.crt" --cert="$TLS/server.crt" --key="$TLS/server.key" "$@"
}
snapshot_tool() { if command -v etcdutl >/dev/null; then etcdutl "$@"; else ETCDCTL_API=3 etcdctl "$@"; fi; }

dump_etcd() {
  rm -f "$1" && etcdctl_here snapshot save "$1" >/dev/null 2>&1 && snapshot_tool snapshot status "$1" >/dev/null 2>&1
}

# On every member, with the same file; etcd works again when more than half of the members are restored.
restore_etcd() {
  new="$ETCD_DATA.restored" old="$ETCD_DATA.before-restore"
  rm -rf "$new"
  snapshot_tool snapshot restore "$1" --name "$ETCD_NAME" --initial-cluster "$ETCD_CLUSTER" --initial-cluster-token "restored-$(basename "$1")" \
    --initial-advertise-peer-urls "$ETCD_PEER" --data-dir "$new" >/dev/null 2>&1 || fail "cannot restore $1; the data is unchanged."
  chown -R "$ETCD_USER" "$new"
  systemctl stop "$ETCD_UNIT"
  rm -rf "$old"
  mv "$ETCD_DATA" "$old" && mv "$new" "$ETCD_DATA"
  systemctl start --no-block "$ETCD_UNIT"
  say "restored; the old data is in $old"
}

on_sqlite() {
  case "$1" in
  backup) backup_sqlite "$2" ;;
  list) list_sqlite ;;
  prune) prune_sqlite "${2:-scheduled}" ;;
  *) fail "usage: k3spulumi-datastore sqlite backup|list (set restore in the program to bring a copy back)" ;;
  esac
}

main() {
  kind=${1:-} verb=${2:-} file=${3:-}
  [ "$(id -u)" = 0 ] || fail "must run as root; use sudo."
  conf="$CONF_ROOT/etc/k3spulumi/$kind/backup.conf"
  [ -s "$conf" ] || fail "usage: k3spulumi-datastore KIND backup|list|restore FILE (KIND: $(cd /etc/k3spulumi && echo *))"
  # shellcheck source=/dev/null
  . "$conf"
  dump() { "dump_$kind" "$@"; }
  # the timer may be running a dump
  mkdir -p "$CONF_ROOT/run"
  exec 9>"$CONF_ROOT/run/k3spulumi-$kind-backup.lock"
  until ! command -v flock >/dev/null || flock -n 9; do
    waited=$((${waited:--2} + 2))
    [ "$waited" -lt 900 ] || fail "another dump or restore has been running for 15 minutes; let it finish, or stop it."
    [ "$((waited % 30))" != 0 ] || printf '%s\n' "waiting for another dump or restore ($waited s)" >&2
    sleep 2
  done
  case "$kind $verb" in
  "sqlite "*) on_sqlite "$verb" "$file" ;;
  *' backup') backup "$file" ;;
  *' list') list ;;
  *' prune') prune "$file" ;;
  *' restore')
    [ -s "$file" ] || fail "file '$file' is missing or empty; see: k3spulumi-datastore $kind list"
    "restore_$kind" "$file"
    ;;
  *) fail "usage: k3spulumi-datastore $kind backup|list|restore FILE" ;;
  esac
}

main "$@" </dev/null
