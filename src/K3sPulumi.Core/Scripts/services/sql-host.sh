#!/bin/sh
# A SQL database on a host. Each database has install_server, which sets SQL_UNIT and SQL_ENABLE, and configure.

server_failed() {
  unit_failed "$SQL_UNIT" "$1"
}

apply() {
  need_systemd
  wait_for_boot
  install_server
  prepare_tls
  if ! unit_is_active "$SQL_UNIT"; then
    bounded 60 systemctl enable "$SQL_ENABLE" >/dev/null 2>&1 || :
    start_unit "$SQL_UNIT"
  fi
  configure
  complete_database
  prepare_backup "${SQL_BACKUP_SETTINGS:-}"
  firewall_note "TCP port $K3P_PORT"
  report_made
  print_ca
}
