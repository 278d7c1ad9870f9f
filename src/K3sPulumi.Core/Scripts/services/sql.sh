#!/bin/sh
# What PostgreSQL and MySQL have in common, on a host or in a container.

# What K3s does: create, write, read and drop a table.
TRY_TABLE='DROP TABLE IF EXISTS k3spulumi_check; CREATE TABLE k3spulumi_check (id bigint); INSERT INTO k3spulumi_check VALUES (1); DROP TABLE k3spulumi_check;'

answers() {
  echo 'SELECT 1;' | sql >/dev/null
}

# wait_for COMMAND...: until it succeeds; the server is starting
wait_for() {
  server_until=$(($(now) + K3P_READY_SECONDS))
  until "$@"; do
    [ "$(now)" -lt "$server_until" ] || {
      show_tail "$WORK/sql.log"
      server_failed "did not answer within $K3P_READY_SECONDS s"
    }
    sleep 1
  done
}

# The database is usable by K3s.
gate() {
  gate_until=$(($(now) + K3P_READY_SECONDS))
  until can_work; do
    [ "$(now)" -lt "$gate_until" ] || {
      show_tail "$WORK/sql.log"
      server_failed "did not accept $K3P_USER over TLS within $K3P_READY_SECONDS s"
    }
    waits "$gate_until" "$K3P_READY_SECONDS" "the database to accept $K3P_USER over TLS"
    sleep "$POLL"
  done
}

# complete_database: after the server runs with its configuration
complete_database() {
  prepare_database
  gate
  settled
}

print_ca() {
  print_part ca "$TLS/ca.crt"
  print_end
}
