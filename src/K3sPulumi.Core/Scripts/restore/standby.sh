#!/bin/sh
# standby: stops K3s on a server that is to join the restored cluster, until its own turn comes. end-standby takes that back where no restore
# came of it; end-restore takes back a restore that was cut, on the server that brings the snapshot back, and before all others.
set -eu

main() {
  need_root
  begin_work
  take_lock "$K3P_PREPARE_SECONDS"
  if [ "${1:-}" = end-standby ]; then
    end_standby
  elif [ "${1:-}" = end-restore ]; then
    end_restore
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

# The data is still that of before; a database may be restored already, and K3s takes its keys from it, whichever it is.
end_standby() {
  [ -e "$STATE/standby" ] || return 0
  say "no restore came of it: starts $SERVICE again"
  [ "${K3P_RESTORE_STORE:-}" != external ] || set_keys_aside "before-restore-$K3P_RESTORE"
  service_enable
  service_restart
  rm -f "$STATE/standby"
}

# Where a run was cut after this server was restored, the others would be a second cluster with the data from before. None of them has joined
# then; where one has, either all have, or the program rejects the removal.
end_restore() {
  if [ ! -e "$(unit_file "$SERVICE")" ]; then
    return 0
  elif is_begun; then
    undo_begun
    start_unless_stopped
    rm -f "$STATE/restore-begun"
  elif [ "$(restored)" -ge "$K3P_RESTORE" ] && [ -n "${K3P_PEERS:-}${K3P_JOIN_URL:-}" ] && ! other_server_answers; then
    fail "restore $K3P_RESTORE is done on this server, but no other server answers (${K3P_PEERS:-$K3P_JOIN_URL}): if they are still stopped for the restore, set restore again with generation $K3P_RESTORE, run pulumi up, which lets them join, and then remove it; if they have joined, start them and run again."
  elif ! is_running; then
    start_unless_stopped
  fi
}

start_unless_stopped() {
  [ ! -e "$STATE/stopped" ] || return 0
  say "starts $SERVICE"
  service_enable
  service_restart
  rm -f "$STATE/restart-needed"
}

main "$@" </dev/null
