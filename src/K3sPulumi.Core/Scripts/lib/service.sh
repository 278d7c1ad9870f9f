#!/bin/sh
# The node's service under systemd or OpenRC.
# shellcheck disable=SC2034  # the scripts that follow read these

if [ "${K3P_ROLE:-server}" = agent ]; then
  SERVICE=$K3P_AGENT_SERVICE OTHER_SERVICE=$K3P_SERVER_SERVICE
else
  SERVICE=$K3P_SERVER_SERVICE OTHER_SERVICE=$K3P_AGENT_SERVICE
fi

# OpenRC first, as in K3s's installer.
init_system() {
  if [ -x "$ROOT/sbin/openrc-run" ]; then
    echo openrc
  elif has systemctl; then
    echo systemd
  fi
}

is_running() {
  case "$(service_state)" in active | activating | reloading) ;; *) return 1 ;; esac
}

# mark_log, then log_since: what the service logged in between. With --since and -n, some releases of journalctl print the first lines.
mark_log() {
  LOG_FROM=$(now)
  LOG_LINES=$(wc -l 2>/dev/null <"$ROOT/var/log/$SERVICE.log" || echo 0)
}
