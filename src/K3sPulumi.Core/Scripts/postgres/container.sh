#!/bin/sh
# PostgreSQL for K3s in a container. "start" is its main process, "apply" configures it. All persistent data is on the volume.

HOME_DIR=/var/lib/k3s-datastore
PG_DATA="$HOME_DIR/postgres"
TLS="$HOME_DIR/tls"

# Root may log in over the socket as the user postgres; everyone else must wait for "apply".
start() {
  trap 'exit 0' TERM INT
  mkdir -p "$PG_DATA" /run/postgresql
  chown postgres "$PG_DATA" /run/postgresql
  chmod 700 "$PG_DATA"
  if [ ! -s "$PG_DATA/PG_VERSION" ]; then
    rm -rf "${PG_DATA:?}"/*
    as_postgres initdb -D "$PG_DATA" --auth-local=peer --auth-host=scram-sha-256 --encoding=UTF8 --locale=C
    echo 'max_connections = 300' >>"$PG_DATA/postgresql.conf"
  fi
  set -- postgres -D "$PG_DATA" -c listen_addresses='*' -c port="${1:-5432}" -c unix_socket_directories=/run/postgresql
  if has gosu; then exec gosu postgres "$@"; fi
  if has su-exec; then exec su-exec postgres "$@"; fi
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"
}

configure() {
  wait_for answers
  NEEDS_RELOAD=''
  serve_postgres_tls
  put_hba
  [ -z "$NEEDS_RELOAD$(pending)" ] || echo 'SELECT pg_reload_conf();' | must_sql >/dev/null
}
