#!/bin/sh
# MariaDB or MySQL for K3s, on a host or in a container: who may log in from where, user and database.

is_mariadb() {
  has mariadb
}

client() {
  if is_mariadb; then bounded 60 mariadb "$@"; else bounded 60 mysql "$@"; fi
}

# As root over the socket; statements come from standard input and do not appear in the server's logs.
# In binary, because the driver hashes the bytes of the password.
sql() {
  {
    printf '%s\n' "SET SESSION sql_mode = ''; SET SESSION sql_log_off = 1; SET NAMES binary;"
    cat
  } | client --protocol=socket ${SQL_SOCKET:+--socket="$SQL_SOCKET"} -u root --batch --skip-column-names --binary-mode 2>"$WORK/sql.log"
}

must_sql() {
  sql || {
    show_tail "$WORK/sql.log"
    fail "the server rejected a statement: see the lines above. root must be able to log in over the socket; /root/.my.cnf is used if it exists."
  }
}

# K3P_HOSTS is every host that may log in, this host last: if that login works, all do.
prepare_database() {
  printf '%s\n' "CREATE DATABASE IF NOT EXISTS $K3P_DATABASE CHARACTER SET utf8mb4;" | must_sql
  known=$(echo "SELECT host FROM mysql.user WHERE user = '$K3P_USER' ORDER BY host;" | must_sql)
  wanted=$(echo "$K3P_HOSTS" | tr ' ' '\n')
  if [ "$known" = "$(printf '%s\n' "$wanted" | sort)" ] && can_work; then return 0; fi
  say "allowing $K3P_USER to log in from: $(echo "$wanted" | tr '\n' ' ')"
  for from in $known; do
    printf '%s\n' "$wanted" | grep -qxF -e "$from" || printf "DROP USER '%s'@'%s';\n" "$K3P_USER" "$from" | must_sql
  done
  for from in $wanted; do
    printf "CREATE USER IF NOT EXISTS '%s'@'%s' IDENTIFIED BY %s REQUIRE SSL;\nALTER USER '%s'@'%s' IDENTIFIED BY %s REQUIRE SSL;\nGRANT ALL PRIVILEGES ON %s.* TO '%s'@'%s';\n" \
      "$K3P_USER" "$from" "$K3P_PASSWORD_SQL" "$K3P_USER" "$from" "$K3P_PASSWORD_SQL" "$K3P_DATABASE" "$K3P_USER" "$from" | must_sql
  done
}

# What K3s does: log in over TLS with the password, create, write, read and drop a table.
can_work() {
  printf '[client]\nuser=%s\npassword=%s\nhost=127.0.0.1\nport=%s\nprotocol=tcp\nssl-ca=%s\n' \
    "$K3P_USER" "$K3P_PASSWORD_CNF" "$K3P_PORT" "$TLS/ca.crt" >"$WORK/login.cnf"
  if is_mariadb; then printf '%s\n' ssl skip-ssl-verify-server-cert; else echo ssl-mode=VERIFY_CA; fi >>"$WORK/login.cnf"
  echo "$TRY_TABLE" |
    client --defaults-file="$WORK/login.cnf" "$K3P_DATABASE" >/dev/null 2>"$WORK/sql.log"
}
