#!/bin/sh
# K3s as a systemd unit of an ordinary user, K3P_ROOTLESS: replaces node/service and node/install.
# Files in /etc/rancher/k3s belong to that user; data and kubeconfig are below the user's home.
# shellcheck disable=SC2034  # the scripts that follow read these

USER_ID=$(id -u "$K3P_ROOTLESS" 2>/dev/null || :)
USER_HOME=$(getent passwd "$K3P_ROOTLESS" 2>/dev/null | cut -d : -f 6)
SERVICE=$K3P_SERVER_SERVICE-rootless
if [ "$K3P_DATA_DIR" = "$K3P_DEFAULT_DATA_DIR" ]; then DATA="$ROOT$USER_HOME/.rancher/k3s"; else DATA="$ROOT$K3P_DATA_DIR"; fi
KUBECONFIG_FILE="$ROOT$USER_HOME/.kube/k3s.yaml"

unit_file() {
  case "$1" in
  "$SERVICE") echo "$ROOT$USER_HOME/.config/systemd/user/$SERVICE.service" ;;
  *) echo "$ROOT/etc/systemd/system/$1.service" ;;
  esac
}

# as_user SECONDS COMMAND...: in the user's session, which lingering keeps alive
as_user() {
  as_user_seconds=$1
  shift
  bounded "$as_user_seconds" runuser -u "$K3P_ROOTLESS" -- env HOME="$USER_HOME" XDG_RUNTIME_DIR="/run/user/$USER_ID" \
    DBUS_SESSION_BUS_ADDRESS="unix:path=/run/user/$USER_ID/bus" "$@" 9>&-
}

user_service() {
  user_service_seconds=$1
  shift
  as_user "$user_service_seconds" systemctl --user "$@"
}

service_state() {
  service_status=$(user_service 20 is-active "$SERVICE" 2>/dev/null) || :
  echo "${service_status:-unknown}"
}

service_run() { user_service 20 show -p MainPID -p InvocationID "$SERVICE" 2>/dev/null | sort | tr '\n' ' ' || :; }

service_restarts() { user_service 20 show -p NRestarts "$SERVICE" 2>/dev/null | sed -n 's/^NRestarts=/, restarted /p' | sed 's/$/ times/' || :; }

service_restart() {
  user_service 60 daemon-reload || fail "the systemd of $K3P_ROOTLESS does not answer: see 'systemctl status user@$USER_ID' on the host."
  user_service 20 reset-failed "$SERVICE" 2>/dev/null || :
  user_service 60 enable "$SERVICE" >/dev/null 2>&1 || fail "$SERVICE cannot be enabled for $K3P_ROOTLESS: see 'systemctl --user status $SERVICE' as that user."
  user_service 60 restart --no-block "$SERVICE" || fail "$SERVICE cannot be started: see 'systemctl --user status $SERVICE' as $K3P_ROOTLESS."
}

service_stop() { user_service 120 stop "$SERVICE" >/dev/null 2>&1 || :; }

service_enable() { user_service 60 enable "$SERVICE" >/dev/null 2>&1 || :; }

service_disable() { user_service 60 disable "$SERVICE" >/dev/null 2>&1 || :; }

log_since() {
  bounded 30 journalctl "_UID=$USER_ID" "_SYSTEMD_USER_UNIT=$SERVICE.service" --since "@$LOG_FROM" --no-pager -o cat 2>/dev/null | tail -n 400 || :
}

own_kubeconfig() { echo "$KUBECONFIG_FILE"; }

kubectl_within() {
  kubectl_seconds=$1
  shift
  as_user "$kubectl_seconds" "$(program)" kubectl --kubeconfig "$KUBECONFIG_FILE" "$@" 2>"${KUBECTL_LOG:-/dev/null}"
}

# Without K3s's installer: the binary and the delegation of cgroups; the unit is one of the node's files.
install_k3s() {
  delegate_cgroups
  case "$DATA" in "$ROOT$USER_HOME"/.rancher/k3s) ;; *) make_folder "$DATA"; chown "$K3P_ROOTLESS:" "$DATA" || fail "cannot give $DATA to $K3P_ROOTLESS: is its file system read-only?" ;; esac
  installed="$K3P_VERSION rootless"
  if is_installed && [ "$(cat "$STATE/installed" 2>/dev/null)" = "$installed" ]; then return 0; fi
  say "installing K3s $K3P_VERSION for $K3P_ROOTLESS"
  needs_restart /
  is_installed || install_binary
  keep installed "$installed"
}

user_cgroups() {
  cat "$SYS/fs/cgroup/user.slice/user-$USER_ID.slice/user@$USER_ID.service/cgroup.controllers" 2>/dev/null || :
}

missing_cgroups() {
  given=$(user_cgroups)
  for controller in cpu cpuset io memory pids; do
    case " $given " in *" $controller "*) ;; *) printf ' %s' "$controller" ;; esac
  done
}

# The delegation is one of the node's files; a user's systemd that started before it was written must restart.
delegate_cgroups() {
  if ! [ -e "$ROOT/var/lib/systemd/linger/$K3P_ROOTLESS" ]; then
    keep lingers "$K3P_ROOTLESS"
    bounded 60 loginctl enable-linger "$K3P_ROOTLESS" || fail "cannot enable lingering for $K3P_ROOTLESS: 'loginctl enable-linger $K3P_ROOTLESS' shows why."
  fi
  bounded 60 systemctl daemon-reload || fail "systemctl daemon-reload failed: see 'systemctl status' on the host."
  if [ -n "$(missing_cgroups)" ]; then
    say "restarting the systemd of $K3P_ROOTLESS to delegate its cgroups"
    bounded 60 systemctl restart "user@$USER_ID.service" || fail "the systemd of $K3P_ROOTLESS cannot be started: see 'systemctl status user@$USER_ID' on the host."
  fi
  delegated_until=$(($(now) + 30))
  while [ -n "$(missing_cgroups)" ]; do
    [ "$(now)" -lt "$delegated_until" ] || fail "$K3P_ROOTLESS may not use the cgroups$(missing_cgroups): check that nothing overrides /etc/systemd/system/user@.service.d/k3s-delegate.conf."
    sleep "$POLL"
  done
}

# own_file FILE PATH: before it is moved into place
own_file() {
  case "$2" in "$K3P_CONFIG_DIR"/* | "$USER_HOME"/*) chown "$K3P_ROOTLESS:" "$1" || fail "cannot give $2 to $K3P_ROOTLESS: is its file system read-only?" ;; esac
}

# The path of the unit depends on the user's home directory.
add_unit() {
  [ -n "$USER_HOME" ] || fail "the user $K3P_ROOTLESS has no home directory on this host: create one."
  add_file "$USER_HOME/.config/systemd/user/$SERVICE.service" 0644 "$K3P_UNIT"
  [ -n "$ROOT" ] || as_user 20 mkdir -p "$USER_HOME/.config/systemd/user"
}

remove_service() {
  service_stop
  user_service 60 disable "$SERVICE" >/dev/null 2>&1 || :
  rm -f "$(unit_file "$SERVICE")"
  user_service 60 daemon-reload >/dev/null 2>&1 || :
  if [ -s "$STATE/lingers" ]; then bounded 60 loginctl disable-linger "$K3P_ROOTLESS" >/dev/null 2>&1 || :; fi
  rm -f "$KUBECONFIG_FILE"
}
