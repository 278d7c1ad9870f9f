#!/bin/sh
# A host without K3s is updated, and rebooted, before K3s is installed on it, at the same time as other hosts.

update_new_host() {
  [ ! -e "$(unit_file "$SERVICE")" ] && [ ! -e "$(unit_file "$OTHER_SERVICE")" ] || return 0
  [ -s "$STATE/updated" ] || update_packages new
  [ "$K3P_REBOOT" != never ] || return 0
  wants_reboot || :
}
