#!/bin/sh
# The node's service, run by root under systemd or OpenRC. A rootless node has node/rootless instead.
# shellcheck disable=SC2034  # the scripts that follow read these

unit_file() {
  if [ "$(init_system)" = openrc ]; then echo "$ROOT/etc/init.d/$1"; else echo "$ROOT/etc/systemd/system/$1.service"; fi
}

# active, activating, inactive or failed
service_state() {
  if [ "$(init_system)" = systemd ]; then
    service_status=$(bounded 20 systemctl is-active "$SERVICE" 2>/dev/null) || :
    echo "${service_status:-unknown}"
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

# Never waits for the service to be up: an agent that cannot join stays "activating" forever.
service_restart() {
  if [ "$(init_system)" = systemd ]; then
    bounded 60 systemctl daemon-reload || fail "systemctl daemon-reload failed: see 'systemctl status' on the host."
    bounded 20 systemctl reset-failed "$SERVICE" 2>/dev/null || :
    bounded 60 systemctl restart --no-block "$SERVICE" || fail "systemctl cannot start $SERVICE: see 'systemctl status $SERVICE' on the host."
  else
    # the daemon must not inherit the lock
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

# Whether it comes back when the host boots.
service_enable() {
  if [ "$(init_system)" = systemd ]; then
    bounded 60 systemctl enable "$SERVICE" >/dev/null 2>&1 || fail "systemctl cannot enable $SERVICE: see 'systemctl status $SERVICE' on the host."
  else
    bounded 30 rc-update add "$SERVICE" default >/dev/null 2>&1 || :
  fi
}

service_disable() {
  if [ "$(init_system)" = systemd ]; then
    bounded 60 systemctl disable "$SERVICE" >/dev/null 2>&1 || :
  else
    bounded 30 rc-update delete "$SERVICE" >/dev/null 2>&1 || :
  fi
}

log_since() {
  if [ "$(init_system)" = systemd ]; then
    bounded 30 journalctl -u "$SERVICE" --since "@$LOG_FROM" --no-pager -o cat 2>/dev/null | tail -n 400 || :
  else
    tail -n "+$((LOG_LINES + 1))" "$ROOT/var/log/$SERVICE.log" 2>/dev/null | tail -n 400 || :
  fi
}

# own_kubeconfig: the kubeconfig of this node, for kubectl
own_kubeconfig() {
  if [ "$K3P_ROLE" = server ]; then echo "$ROOT$K3P_CONFIG_DIR/$K3P_PROGRAM.yaml"; else echo "$DATA/agent/kubelet.kubeconfig"; fi
}

# kubectl_within SECONDS ARGUMENT...
kubectl_within() {
  kubectl_seconds=$1
  shift
  if [ "$K3P_ROLE" = agent ]; then set -- --kubeconfig "$(own_kubeconfig)" "$@"; fi
  bounded "$kubectl_seconds" "$(program)" kubectl "$@" 2>"${KUBECTL_LOG:-/dev/null}"
}

remove_service() {
  if [ -e "$(unit_file "$SERVICE")" ]; then
    if [ "$(init_system)" = openrc ]; then
      bounded 30 rc-update delete "$SERVICE" >/dev/null 2>&1 || :
    else
      bounded 60 systemctl disable "$SERVICE" >/dev/null 2>&1 || :
    fi
  fi
  rm -rf "$ROOT/etc/init.d/$SERVICE" "$ROOT/etc/logrotate.d/$SERVICE" "$ROOT/etc/systemd/system/$SERVICE.service" \
    "$ROOT/etc/systemd/system/$SERVICE.service.env" "$ROOT/etc/systemd/system/$SERVICE.service.d"
  if [ "$(init_system)" = systemd ]; then
    bounded 60 systemctl daemon-reload >/dev/null 2>&1 || :
    bounded 20 systemctl reset-failed "$SERVICE" >/dev/null 2>&1 || :
  fi
}
