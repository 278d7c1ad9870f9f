#!/bin/sh
# MariaDB or MySQL for K3s on this host: apply, or remove [purge]. Runs as often as one likes.

has_server() {
  find_program mariadbd >/dev/null || find_program mysqld >/dev/null
}

install_server() {
  if has_server; then
    install_packages openssl openssl openssl openssl
  elif [ "$K3P_FLAVOR" = mysql ]; then
    K3P_STREAMS='mysql:8.4' install_packages 'mysqld openssl' 'mysql-server openssl' 'mysql-server openssl' ''
  else
    K3P_STREAMS='mariadb:11.4 mariadb:10.11' install_packages 'mariadbd openssl' 'mariadb-server openssl' 'mariadb-server openssl' 'mariadb openssl'
  fi
  for SQL_UNIT in mariadb mysqld mysql; do
    if unit_exists "$SQL_UNIT.service"; then return 0; fi
  done
  fail "there is a server, but no unit mariadb, mysqld or mysql to start it with: see 'systemctl list-unit-files' on the host."
}

is_mariadb() {
  has mariadb
}

client() {
  if is_mariadb; then bounded 60 mariadb "$@"; else bounded 60 mysql "$@"; fi
}

# As root over the socket; statements come by standard input and stay out of the server's logs.
# Bytes pass as they are: the driver hashes a password's bytes too.
sql() {
  {
    printf '%s\n' "SET SESSION sql_mode = ''; SET SESSION sql_log_off = 1; SET NAMES binary;"
    cat
  } | client --protocol=socket -u root --batch --skip-column-names --binary-mode 2>"$WORK/sql.log"
}

must_sql() {
  sql || {
    show_tail "$WORK/sql.log"
    fail "the server refused a statement: see the lines above. root must be able to log in over the socket; a /root/.my.cnf is used if there is one."
  }
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

# Replication with several writers is nothing K3s could use, hence the increments.
configure() {
  data=$(echo 'SELECT @@datadir;' | must_sql)
  data="$ROOT${data%/}"
  serve_tls "$data" mysql:mysql reload
  printf '%s' "# written by K3sPulumi, overwritten when it changes
[mysqld]
bind-address = $K3P_LISTEN
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
    say "reads the new certificate"
    echo 'FLUSH SSL;' | sql || echo 'ALTER INSTANCE RELOAD TLS;' | sql || start_unit "$SQL_UNIT" restart
    ;;
  esac
}

# K3P_HOSTS holds every place that may log in, this host last: when that one works, all do.
prepare_database() {
  printf '%s\n' "CREATE DATABASE IF NOT EXISTS $K3P_DATABASE CHARACTER SET utf8mb4;" | must_sql
  known=$(echo "SELECT host FROM mysql.user WHERE user = '$K3P_USER' ORDER BY host;" | must_sql)
  wanted=$(echo "$K3P_HOSTS" | tr ' ' '\n')
  if [ "$known" = "$(printf '%s\n' "$wanted" | sort)" ] && can_work; then return 0; fi
  say "lets $K3P_USER in from: $(echo "$wanted" | tr '\n' ' ')"
  for from in $known; do
    printf '%s\n' "$wanted" | grep -qxF -e "$from" || printf "DROP USER '%s'@'%s';\n" "$K3P_USER" "$from" | must_sql
  done
  for from in $wanted; do
    printf "CREATE USER IF NOT EXISTS '%s'@'%s' IDENTIFIED BY %s REQUIRE SSL;\nALTER USER '%s'@'%s' IDENTIFIED BY %s REQUIRE SSL;\nGRANT ALL PRIVILEGES ON %s.* TO '%s'@'%s';\n" \
      "$K3P_USER" "$from" "$K3P_PASSWORD_SQL" "$K3P_USER" "$from" "$K3P_PASSWORD_SQL" "$K3P_DATABASE" "$K3P_USER" "$from" | must_sql
  done
}

# What K3s will do: log in by TLS with the password, create, write, read, drop.
can_work() {
  printf '[client]\nuser=%s\npassword=%s\nhost=127.0.0.1\nport=%s\nprotocol=tcp\nssl-ca=%s\n' \
    "$K3P_USER" "$K3P_PASSWORD_CNF" "$K3P_PORT" "$TLS/ca.crt" >"$WORK/login.cnf"
  if is_mariadb; then printf '%s\n' ssl skip-ssl-verify-server-cert; else echo ssl-mode=VERIFY_CA; fi >>"$WORK/login.cnf"
  echo 'DROP TABLE IF EXISTS k3spulumi_check; CREATE TABLE k3spulumi_check (id bigint); INSERT INTO k3spulumi_check VALUES (1); DROP TABLE k3spulumi_check;' |
    client --defaults-file="$WORK/login.cnf" "$K3P_DATABASE" >/dev/null 2>"$WORK/sql.log"
}

gate() {
  gate_until=$(($(now) + K3P_READY_SECONDS))
  until can_work; do
    [ "$(now)" -lt "$gate_until" ] || {
      show_tail "$WORK/sql.log"
      unit_failed "$SQL_UNIT" "does not let $K3P_USER work over TLS within $K3P_READY_SECONDS s"
    }
    sleep "$POLL"
  done
}

apply() {
  need_systemd
  wait_for_boot
  install_server
  prepare_tls
  if ! unit_is_active "$SQL_UNIT"; then
    bounded 60 systemctl enable "$SQL_UNIT" >/dev/null 2>&1 || :
    start_unit "$SQL_UNIT"
  fi
  configure
  prepare_database
  gate
  settled
  prepare_backup
  firewall_note "TCP port $K3P_PORT"
  print_part ca "$TLS/ca.crt"
  print_end
}

remove() {
  remove_backup
  if ! has_server; then return 0; fi
  for SQL_UNIT in mariadb mysqld mysql; do
    if unit_exists "$SQL_UNIT.service"; then break; fi
  done
  if [ "${1:-}" = purge ] && unit_is_active "$SQL_UNIT"; then
    say "drops the database $K3P_DATABASE and the user $K3P_USER"
    {
      echo "DROP DATABASE IF EXISTS $K3P_DATABASE;"
      echo "SELECT host FROM mysql.user WHERE user = '$K3P_USER';" | must_sql | sed "s/.*/DROP USER '$K3P_USER'@'&';/"
    } | must_sql >/dev/null
    rm -rf "$(drop_in)" "$ROOT/etc/k3spulumi/$K3P_KIND"
  fi
  stop_unit "$SQL_UNIT"
  [ "${1:-}" = purge ] || say "keeps the data and the backups"
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
