#!/bin/sh
# The node's service under systemd or OpenRC.
# shellcheck disable=SC2034  # the scripts that follow read these

if [ "${K3P_ROLE:-server}" = agent ]; then SERVICE=k3s-agent OTHER_SERVICE=k3s; else SERVICE=k3s OTHER_SERVICE=k3s-agent; fi

# The installer looks for OpenRC first, so it is first here too.
init_system() {
  if [ -x "$ROOT/sbin/openrc-run" ]; then
    echo openrc
  elif has systemctl; then
    echo systemd
  fi
}

unit_file() {
  if [ "$(init_system)" = openrc ]; then echo "$ROOT/etc/init.d/$1"; else echo "$ROOT/etc/systemd/system/$1.service"; fi
}

# active, activating, inactive or failed
service_state() {
  if [ "$(init_system)" = systemd ]; then
    service_word=$(bounded 20 systemctl is-active "$SERVICE" 2>/dev/null) || :
    echo "${service_word:-unknown}"
  elif bounded 20 rc-service "$SERVICE" status >/dev/null 2>&1; then
    echo active
  else
    echo inactive
  fi
}

# Differs between one start of the service and the next.
service_run() {
  if [ "$(init_system)" = systemd ]; then
    bounded 20 systemctl show -p MainPID -p InvocationID "$SERVICE" 2>/dev/null | sort | tr '\n' ' ' || :
  else
    cat "$RUN/$SERVICE.pid" 2>/dev/null || :
  fi
}

service_restarts() {
  [ "$(init_system)" = systemd ] || return 0
  bounded 20 systemctl show -p NRestarts "$SERVICE" 2>/dev/null | sed -n 's/^NRestarts=/, restarted /p' | sed 's/$/ times/' || :
}

# Never waits for the service to be up: an agent that cannot join is "activating" for ever.
service_restart() {
  if [ "$(init_system)" = systemd ]; then
    bounded 60 systemctl daemon-reload || fail "systemctl daemon-reload failed: see 'systemctl status' on the host."
    bounded 20 systemctl reset-failed "$SERVICE" 2>/dev/null || :
    bounded 60 systemctl restart --no-block "$SERVICE" || fail "systemctl cannot start $SERVICE: see 'systemctl status $SERVICE' on the host."
  else
    # the lock must not stay with the daemon
    bounded 60 rc-service "$SERVICE" restart >"$WORK/service.log" 2>&1 9>&- ||
      { show_tail "$WORK/service.log"; fail "rc-service cannot start $SERVICE: see the lines above."; }
  fi
}

service_stop() {
  if [ "$(init_system)" = systemd ]; then
    bounded 120 systemctl stop "$SERVICE" >/dev/null 2>&1 || :
  else
    bounded 120 rc-service "$SERVICE" stop >/dev/null 2>&1 || :
  fi
}

# mark_log, then log_since: what the service said in between. Some releases of journalctl take the first lines with --since and -n together.
mark_log() {
  LOG_FROM=$(now)
  LOG_LINES=$(wc -l 2>/dev/null <"$ROOT/var/log/$SERVICE.log" || echo 0)
}

log_since() {
  if [ "$(init_system)" = systemd ]; then
    bounded 30 journalctl -u "$SERVICE" --since "@$LOG_FROM" --no-pager -o cat 2>/dev/null | tail -n 400 || :
  else
    tail -n "+$((LOG_LINES + 1))" "$ROOT/var/log/$SERVICE.log" 2>/dev/null | tail -n 400 || :
  fi
}
