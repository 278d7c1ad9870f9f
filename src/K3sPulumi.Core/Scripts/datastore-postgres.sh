#!/bin/sh
# PostgreSQL for K3s on this host: apply, or remove [purge]. Runs as often as one likes.

# PG_UNIT and PG_DATA, made if there is no cluster of databases yet
find_cluster() {
  if has pg_lsclusters; then
    # the newest "main" of Debian's own clusters
    set -- "$(pg_lsclusters -h | awk '$2 == "main" { print $1, $6 }' | sort -n | tail -n 1)"
    if [ -z "$1" ]; then
      run_quietly pg_createcluster "$(find "$ROOT/usr/lib/postgresql" -mindepth 1 -maxdepth 1 | sed 's|.*/||' | sort -n | tail -n 1)" main
      set -- "$(pg_lsclusters -h | awk '$2 == "main" { print $1, $6 }' | sort -n | tail -n 1)"
    fi
    PG_UNIT="postgresql@${1%% *}-main" PG_DATA="$ROOT${1#* }" PG_ENABLE=postgresql
    return 0
  fi
  PG_UNIT=postgresql PG_DATA="$ROOT/var/lib/pgsql/data" PG_ENABLE=postgresql
  if [ ! -s "$PG_DATA/PG_VERSION" ] && has postgresql-setup; then run_quietly postgresql-setup --initdb; fi
}

run_quietly() {
  bounded 300 "$@" >"$WORK/run.log" 2>&1 || {
    show_tail "$WORK/run.log"
    fail "$1 failed: see the lines above."
  }
}

# psql as the superuser, over the socket that the running server names itself. Statements come by standard input.
sql() {
  socket=$(sed -n 5p "$PG_DATA/postmaster.pid" 2>/dev/null) || :
  port=$(sed -n 4p "$PG_DATA/postmaster.pid" 2>/dev/null) || :
  (cd / && bounded 60 runuser -u postgres -- psql -XAtq -v ON_ERROR_STOP=1 -v VERBOSITY=terse \
    -h "$socket" -p "${port:-5432}" postgres) 2>"$WORK/sql.log"
}

must_sql() {
  sql || {
    show_tail "$WORK/sql.log"
    fail "PostgreSQL refused a statement: see the lines above."
  }
}

# set_option NAME VALUE reload|restart
set_option() {
  [ "$(echo "SHOW $1;" | must_sql)" != "$2" ] || return 0
  say "sets $1 = $2"
  printf "ALTER SYSTEM SET %s = '%s';\n" "$1" "$2" | must_sql
  if [ "$3" = restart ]; then NEEDS_RESTART=yes; else NEEDS_RELOAD=yes; fi
}

configure() {
  NEEDS_RESTART='' NEEDS_RELOAD=''
  set_option listen_addresses "$K3P_LISTEN" restart
  set_option port "$K3P_PORT" restart
  # the connections that K3s servers may open are not limited on their side
  [ "$(echo 'SHOW max_connections;' | must_sql)" -ge 300 ] || set_option max_connections 300 restart
  set_option password_encryption scram-sha-256 reload
  set_option ssl_ca_file "$PG_DATA/k3spulumi-ca.crt" reload
  set_option ssl_cert_file "$PG_DATA/k3spulumi-server.crt" reload
  set_option ssl_key_file "$PG_DATA/k3spulumi-server.key" reload
  set_option ssl on reload
  HBA=$(echo 'SHOW hba_file;' | must_sql)
  put_hba
  if [ -n "$NEEDS_RESTART" ]; then
    start_unit "$PG_UNIT" restart
  elif [ -n "$NEEDS_RELOAD$(pending)" ]; then
    echo 'SELECT pg_reload_conf();' | must_sql >/dev/null
  fi
}

# Our lines stand first, since the first line that fits decides; the last of them shuts everyone else out of the role.
put_hba() {
  {
    [ "${1:-}" = without ] || hba_block
    sed '/^# k3spulumi begin/,/^# k3spulumi end/d' "$HBA"
  } >"$WORK/hba"
  put_live "$HBA" "0$(stat -c %a "$HBA")" "$WORK/hba" postgres:postgres reload
}

hba_block() {
  echo '# k3spulumi begin: written by K3sPulumi, overwritten when it changes'
  for from in 127.0.0.1/32 ::1/128 $K3P_ALLOWED; do
    echo "hostssl $K3P_DATABASE,postgres $K3P_USER $from scram-sha-256"
  done
  echo "host all $K3P_USER all reject"
  echo '# k3spulumi end'
}

# Only what is not so yet; the password only when it does not let us in.
prepare_database() {
  if [ -z "$(echo "SELECT 1 FROM pg_roles WHERE rolname = '$K3P_USER';" | must_sql)" ]; then
    say "creates the role $K3P_USER"
    set_password CREATE
  elif ! can_work; then
    say "sets the password of $K3P_USER"
    set_password ALTER
  fi
  owner=$(echo "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = '$K3P_DATABASE';" | must_sql)
  if [ -z "$owner" ]; then
    say "creates the database $K3P_DATABASE"
    echo "CREATE DATABASE $K3P_DATABASE OWNER $K3P_USER ENCODING 'UTF8' TEMPLATE template0;" | must_sql
    echo "REVOKE ALL ON DATABASE $K3P_DATABASE FROM PUBLIC;" | must_sql
  elif [ "$owner" != "$K3P_USER" ]; then
    # its owner may create tables in the schema public, which from version 15 on nobody else may
    echo "ALTER DATABASE $K3P_DATABASE OWNER TO $K3P_USER;" | must_sql
  fi
}

# The statement must appear in no log of the server, not even when it fails.
set_password() {
  printf '%s\n' "SET log_statement = 'none'; SET log_min_error_statement = 'panic'; SET log_min_duration_statement = -1;" \
    "SET password_encryption = 'scram-sha-256';" "$1 ROLE $K3P_USER LOGIN PASSWORD $K3P_PASSWORD_SQL;" | must_sql
}

# What K3s will do: log in by TLS with the password, create, write, read, drop.
can_work() {
  printf '%s\n' "\\connect '$K3P_LOGIN&sslrootcert=$PG_DATA/k3spulumi-ca.crt'" \
    'DROP TABLE IF EXISTS k3spulumi_check; CREATE TABLE k3spulumi_check (id bigint); INSERT INTO k3spulumi_check VALUES (1); DROP TABLE k3spulumi_check;' |
    sql >/dev/null
}

gate() {
  gate_until=$(($(now) + K3P_READY_SECONDS))
  until can_work; do
    [ "$(now)" -lt "$gate_until" ] || {
      show_tail "$WORK/sql.log"
      unit_failed "$PG_UNIT" "does not let $K3P_USER work over TLS within $K3P_READY_SECONDS s"
    }
    sleep "$POLL"
  done
}

apply() {
  need_systemd
  wait_for_boot
  K3P_STREAMS='postgresql:16 postgresql:15' install_packages 'psql openssl runuser' 'postgresql openssl' 'postgresql-server openssl' \
    'postgresql-server postgresql openssl'
  find_cluster
  prepare_tls
  if ! unit_is_active "$PG_UNIT"; then
    bounded 60 systemctl enable "$PG_ENABLE" >/dev/null 2>&1 || :
    start_unit "$PG_UNIT"
  fi
  serve_tls "$PG_DATA" postgres:postgres reload
  configure
  prepare_database
  gate
  settled
  prepare_backup "PG_DATA=$PG_DATA"
  firewall_note "TCP port $K3P_PORT"
  print_part ca "$TLS/ca.crt"
  print_end
}

# One statement at a time: dropping a database takes no company.
drop_database() {
  [ -n "$(echo "SELECT 1 FROM pg_database WHERE datname = '$1';" | must_sql)" ] || return 0
  for statement in "ALTER DATABASE $1 ALLOW_CONNECTIONS false;" \
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '$1';" "DROP DATABASE $1;"; do
    echo "$statement" | sql >/dev/null || warn "$(tail -n 1 "$WORK/sql.log")"
  done
}

remove() {
  remove_backup
  if ! has psql; then return 0; fi
  find_cluster
  if [ "${1:-}" = purge ] && unit_is_active "$PG_UNIT"; then
    say "drops the database $K3P_DATABASE and the role $K3P_USER"
    for database in "$K3P_DATABASE" "${K3P_DATABASE}_restored" "${K3P_DATABASE}_before_restore"; do
      drop_database "$database"
    done
    echo "DROP ROLE IF EXISTS $K3P_USER;" | sql || warn "$(tail -n 1 "$WORK/sql.log")"
    HBA=$(echo 'SHOW hba_file;' | must_sql)
    put_hba without
    settled
    rm -rf "$ROOT/etc/k3spulumi/$K3P_KIND"
  fi
  stop_unit "$PG_UNIT"
  bounded 60 systemctl disable --now "$PG_ENABLE" >/dev/null 2>&1 || :
  [ "${1:-}" = purge ] || say "keeps the data in $PG_DATA and the backups"
}

main() {
  set -eu
  need_root
  begin_work
  take_lock "$K3P_PREPARE_SECONDS"
  case "$1" in
  apply) apply ;;
  remove) remove "${2:-}" ;;
  *) fail "unknown verb $1: use apply or remove." ;;
  esac
}

main "$@"
