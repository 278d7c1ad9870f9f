#!/bin/sh
# MariaDB or MySQL for K3s in a container. "start" is its main process, "apply" configures it. All persistent data is on the volume.

HOME_DIR=/var/lib/k3s-datastore
SQL_DATA="$HOME_DIR/mysql"
SQL_SOCKET="$HOME_DIR/run/mysqld.sock"
TLS="$HOME_DIR/tls"

# The server reads its certificate when it starts, so the first start waits until "apply" has created one.
start() {
  trap 'exit 0' TERM INT
  mkdir -p "$SQL_DATA" "$HOME_DIR/run"
  chown mysql "$SQL_DATA" "$HOME_DIR/run"
  chmod 700 "$SQL_DATA"
  if has mariadbd; then server=mariadbd; else server=mysqld; fi
  [ -d "$SQL_DATA/mysql" ] || initialize
  until [ -s "$SQL_DATA/k3spulumi-server.key" ]; do sleep 1; done
  exec "$server" --no-defaults --user=mysql --datadir="$SQL_DATA" --socket="$SQL_SOCKET" --pid-file="$HOME_DIR/run/mysqld.pid" \
    --bind-address='*' --port="${1:-3306}" --skip-name-resolve --max-connections=500 --max-allowed-packet=64M \
    --ssl-ca="$SQL_DATA/k3spulumi-ca.crt" --ssl-cert="$SQL_DATA/k3spulumi-server.crt" --ssl-key="$SQL_DATA/k3spulumi-server.key"
}

# In a temporary directory first: unfinished data must not look complete.
initialize() {
  rm -rf "$SQL_DATA.part" "$SQL_DATA"
  if [ "$server" = mariadbd ]; then
    mariadb-install-db --no-defaults --user=mysql --datadir="$SQL_DATA.part" --auth-root-authentication-method=socket --skip-test-db >/dev/null
  else
    mkdir -p "$SQL_DATA.part"
    chown mysql "$SQL_DATA.part"
    mysqld --no-defaults --initialize-insecure --user=mysql --datadir="$SQL_DATA.part"
  fi
  mv "$SQL_DATA.part" "$SQL_DATA"
}

configure() {
  wait_for test -d "$SQL_DATA/mysql"
  was_up=
  if answers; then was_up=yes; fi
  serve_tls "$SQL_DATA" mysql reload
  wait_for answers
  if [ -n "$was_up" ] && [ -n "$(pending)" ]; then
    say "reloading the certificate"
    echo 'FLUSH SSL;' | sql || echo 'ALTER INSTANCE RELOAD TLS;' | must_sql
  fi
}
