#!/bin/sh
# standby: stops K3s on a server that is to join the restored cluster, until its own turn comes. end-standby takes that back where no restore
# came of it.
set -eu

main() {
  need_root
  begin_work
  take_lock "$K3P_PREPARE_SECONDS"
  if [ "${1:-}" = end-standby ]; then
    end_standby
  elif ! restore_is_due || [ ! -e "$(unit_file "$SERVICE")" ]; then
    say "nothing to stop"
  else
    printf '%s\n' "$K3P_RESTORE" >"$WORK/standby"
    move_whole "$WORK/standby" "$STATE/standby"
    say "stops $SERVICE until the first server is restored"
    service_disable
    service_stop
    case "$(service_state)" in active | activating | reloading | deactivating) fail "$SERVICE does not stop: see 'systemctl status $SERVICE' on the host, then run again." ;; esac
  fi
}

# The data is still that of before.
end_standby() {
  [ -e "$STATE/standby" ] || return 0
  say "no restore came of it: starts $SERVICE again"
  service_enable
  service_restart
  rm -f "$STATE/standby"
}

main "$@" </dev/null
