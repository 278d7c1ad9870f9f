#!/bin/sh
# MariaDB or MySQL for K3s on this host: apply, or remove [purge].

has_server() {
  find_program mariadbd >/dev/null || find_program mysqld >/dev/null
}

install_server() {
  if has_server; then
    install_packages openssl openssl
  else
    case "$K3P_FLAVOR" in mysql) server=mysqld ;; *) server=mariadbd ;; esac
    install_packages "$server openssl" "$(service_packages)"
  fi
  find_unit ||
    fail "the server is installed, but none of its units $K3P_UNITS exists: see 'systemctl list-unit-files' on the host."
}

find_unit() {
  for SQL_UNIT in $K3P_UNITS; do
    if unit_exists "$SQL_UNIT.service"; then
      SQL_ENABLE=$SQL_UNIT
      return 0
    fi
  done
  return 1
}

drop_in() {
  for directory in /etc/mysql/mariadb.conf.d /etc/mysql/mysql.conf.d /etc/my.cnf.d; do
    if [ -d "$ROOT$directory" ]; then
      echo "$ROOT$directory/zz-k3spulumi.cnf"
      return 0
    fi
  done
  fail "none of /etc/mysql/mariadb.conf.d, /etc/mysql/mysql.conf.d and /etc/my.cnf.d exists: is the server's package complete?"
}

# K3s does not work with the increments that multi-primary replication needs.
configure() {
  data=$(echo 'SELECT @@datadir;' | must_sql)
  data="$ROOT${data%/}"
  serve_tls "$data" mysql:mysql reload
  printf '%s' "# written by K3sPulumi, overwritten when it changes
[mysqld]
bind-address = *
port = $K3P_PORT
ssl-ca = $data/k3spulumi-ca.crt
ssl-cert = $data/k3spulumi-server.crt
ssl-key = $data/k3spulumi-server.key
skip-name-resolve = 1
max_allowed_packet = 64M
max_connections = 500
auto_increment_increment = 1
auto_increment_offset = 1
" >"$WORK/drop-in"
  put_live "$(drop_in)" 0644 "$WORK/drop-in" root restart
  case "$(pending)" in
  restart) start_unit "$SQL_UNIT" restart ;;
  reload)
    say "reloading the certificate"
    echo 'FLUSH SSL;' | sql || echo 'ALTER INSTANCE RELOAD TLS;' | sql || start_unit "$SQL_UNIT" restart
    ;;
  esac
}

remove() {
  remove_backup
  if ! has_server; then return 0; fi
  find_unit || :
  if [ "${1:-}" = purge ] && unit_is_active "$SQL_UNIT"; then
    say "dropping the database $K3P_DATABASE and the user $K3P_USER"
    {
      for database in "$K3P_DATABASE" "${K3P_DATABASE}_restored" "${K3P_DATABASE}_before_restore"; do echo "DROP DATABASE IF EXISTS $database;"; done
      echo "SELECT host FROM mysql.user WHERE user = '$K3P_USER';" | must_sql | sed "s/.*/DROP USER '$K3P_USER'@'&';/"
    } | must_sql >/dev/null
    rm -rf "$(drop_in)" "$ROOT/etc/k3spulumi/$K3P_KIND"
  fi
  stop_unit "$SQL_UNIT"
  [ "${1:-}" = purge ] || say "keeping the data and the backups"
}
