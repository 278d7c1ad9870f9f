#!/bin/sh
# PostgreSQL for K3s, on a host or in a container: TLS, who may log in from where, role and database.
# shellcheck disable=SC2034  # the script that follows reads what it sets

as_postgres() {
  if has runuser; then
    bounded 60 runuser -u postgres -- "$@"
  elif has gosu; then
    bounded 60 gosu postgres "$@"
  else
    bounded 60 su-exec postgres "$@"
  fi
}

# psql as the superuser, over the running server's socket. Statements come from standard input.
sql() {
  socket=$(sed -n 5p "$PG_DATA/postmaster.pid" 2>/dev/null) || :
  port=$(sed -n 4p "$PG_DATA/postmaster.pid" 2>/dev/null) || :
  (cd / && as_postgres psql -XAtq -v ON_ERROR_STOP=1 -v VERBOSITY=terse \
    -h "$socket" -p "${port:-5432}" postgres) 2>"$WORK/sql.log"
}

must_sql() {
  sql || {
    show_tail "$WORK/sql.log"
    fail "PostgreSQL rejected a statement: see the lines above."
  }
}

# set_option NAME VALUE reload|restart
set_option() {
  [ "$(echo "SHOW $1;" | must_sql)" != "$2" ] || return 0
  say "setting $1 = $2"
  printf "ALTER SYSTEM SET %s = '%s';\n" "$1" "$2" | must_sql
  if [ "$3" = restart ]; then NEEDS_RESTART=yes; else NEEDS_RELOAD=yes; fi
}

serve_postgres_tls() {
  serve_tls "$PG_DATA" postgres:postgres reload
  set_option password_encryption scram-sha-256 reload
  set_option ssl_ca_file "$PG_DATA/k3spulumi-ca.crt" reload
  set_option ssl_cert_file "$PG_DATA/k3spulumi-server.crt" reload
  set_option ssl_key_file "$PG_DATA/k3spulumi-server.key" reload
  set_option ssl on reload
}

# Our lines come first, because the first match decides; the last one rejects all other logins of this role.
put_hba() {
  HBA=$(echo 'SHOW hba_file;' | must_sql)
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

# Changes only what differs; the password only if logging in fails.
prepare_database() {
  if [ -z "$(echo "SELECT 1 FROM pg_roles WHERE rolname = '$K3P_USER';" | must_sql)" ]; then
    say "creating the role $K3P_USER"
    set_password CREATE
  elif ! can_work; then
    say "setting the password of $K3P_USER"
    set_password ALTER
  fi
  owner=$(echo "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = '$K3P_DATABASE';" | must_sql)
  if [ -z "$owner" ]; then
    say "creating the database $K3P_DATABASE"
    echo "CREATE DATABASE $K3P_DATABASE OWNER $K3P_USER ENCODING 'UTF8' TEMPLATE template0;" | must_sql
    echo "REVOKE ALL ON DATABASE $K3P_DATABASE FROM PUBLIC;" | must_sql
  elif [ "$owner" != "$K3P_USER" ]; then
    # since PostgreSQL 15 only the owner may create tables in the schema public
    echo "ALTER DATABASE $K3P_DATABASE OWNER TO $K3P_USER;" | must_sql
  fi
}

# The statement must not appear in the server's logs, even if it fails.
set_password() {
  printf '%s\n' "SET log_statement = 'none'; SET log_min_error_statement = 'panic'; SET log_min_duration_statement = -1;" \
    "SET password_encryption = 'scram-sha-256';" "$1 ROLE $K3P_USER LOGIN PASSWORD $K3P_PASSWORD_SQL;" | must_sql
}

# What K3s does: log in over TLS with the password, create, write, read and drop a table.
can_work() {
  printf '%s\n' "\\connect '$K3P_LOGIN&sslrootcert=$PG_DATA/k3spulumi-ca.crt'" \
    "$TRY_TABLE" |
    sql >/dev/null
}
