#!/bin/sh
# PostgreSQL for K3s on this host: apply, or remove [purge].

# Sets SQL_UNIT and PG_DATA, and creates the database cluster if there is none. SUSE's unit creates it when it first starts.
find_cluster() {
  if [ -x "$ROOT/usr/bin/pg_lsclusters" ]; then
    # the newest "main" cluster of Debian
    set -- "$(pg_lsclusters -h | awk '$2 == "main" { print $1, $6 }' | sort -n | tail -n 1)"
    if [ -z "$1" ]; then
      run_quietly pg_createcluster "$(find "$ROOT/usr/lib/postgresql" -mindepth 1 -maxdepth 1 | sed 's|.*/||' | sort -n | tail -n 1)" main
      set -- "$(pg_lsclusters -h | awk '$2 == "main" { print $1, $6 }' | sort -n | tail -n 1)"
    fi
    SQL_UNIT="postgresql@${1%% *}-main" PG_DATA="$ROOT${1#* }" SQL_ENABLE=postgresql
    return 0
  fi
  SQL_UNIT=postgresql PG_DATA="$ROOT/var/lib/pgsql/data" SQL_ENABLE=postgresql
  if [ ! -s "$PG_DATA/PG_VERSION" ] && [ -x "$ROOT/usr/bin/postgresql-setup" ]; then run_quietly postgresql-setup --initdb; fi
}

run_quietly() {
  bounded 300 "$@" >"$WORK/run.log" 2>&1 || {
    show_tail "$WORK/run.log"
    fail "$1 failed: see the lines above."
  }
}

configure() {
  NEEDS_RESTART='' NEEDS_RELOAD=''
  set_option listen_addresses '*' restart
  set_option port "$K3P_PORT" restart
  # K3s servers do not limit their connections
  [ "$(echo 'SHOW max_connections;' | must_sql)" -ge 300 ] || set_option max_connections 300 restart
  serve_postgres_tls
  put_hba
  if [ -n "$NEEDS_RESTART" ]; then
    start_unit "$SQL_UNIT" restart
  elif [ -n "$NEEDS_RELOAD$(pending)" ]; then
    echo 'SELECT pg_reload_conf();' | must_sql >/dev/null
  fi
}

install_server() {
  install_packages 'postgres psql openssl runuser' "$(service_packages)"
  find_cluster
  SQL_BACKUP_SETTINGS="PG_DATA=$PG_DATA"
}

# One statement at a time: DROP DATABASE does not work in a transaction.
drop_database() {
  [ -n "$(echo "SELECT 1 FROM pg_database WHERE datname = '$1';" | must_sql)" ] || return 0
  for statement in "ALTER DATABASE $1 ALLOW_CONNECTIONS false;" \
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '$1';" "DROP DATABASE $1;"; do
    echo "$statement" | sql >/dev/null || warn "$(tail -n 1 "$WORK/sql.log")"
  done
}

remove() {
  remove_backup
  if ! find_program postgres >/dev/null; then return 0; fi
  find_cluster
  if [ "${1:-}" = purge ] && unit_is_active "$SQL_UNIT"; then
    say "dropping the database $K3P_DATABASE and the role $K3P_USER"
    for database in "$K3P_DATABASE" "${K3P_DATABASE}_restored" "${K3P_DATABASE}_before_restore"; do
      drop_database "$database"
    done
    echo "DROP ROLE IF EXISTS $K3P_USER;" | sql || warn "$(tail -n 1 "$WORK/sql.log")"
    put_hba without
    settled
    rm -rf "$ROOT/etc/k3spulumi/$K3P_KIND"
  fi
  stop_unit "$SQL_UNIT"
  bounded 60 systemctl disable --now "$SQL_ENABLE" >/dev/null 2>&1 || :
  [ "${1:-}" = purge ] || say "keeping the data in $PG_DATA and the backups"
}
