create_service() {
  info "$INIT: Creating service file $SERVICE"
  if [ "$INIT" = openrc ]; then create_openrc; else create_systemd; fi
}

create_systemd() {
  cat >"$SERVICE" <<END
[Unit]
Description=Lightweight Kubernetes (stand-in for tests)
Wants=network-online.target
After=network-online.target

[Install]
WantedBy=multi-user.target

[Service]
Type=${INSTALL_K3S_TYPE:-notify}
EnvironmentFile=-/etc/default/%N
EnvironmentFile=-/etc/sysconfig/%N
EnvironmentFile=-$ENVIRONMENT
KillMode=process
Delegate=yes
User=root
LimitNOFILE=1048576
LimitNPROC=infinity
LimitCORE=infinity
TasksMax=infinity
TimeoutStartSec=0
Restart=always
RestartSec=5s
ExecStartPre=-/sbin/modprobe br_netfilter
ExecStartPre=-/sbin/modprobe overlay
ExecStart=$BIN/k3s \\
    $ROLE$ARGUMENTS

END
}

create_openrc() {
  log=/var/log/$NAME.log
  cat >"$SERVICE" <<END
#!/sbin/openrc-run

depend() {
    after network-online
    want cgroups
}

start_pre() {
    rm -f /tmp/k3s.*
}

supervisor=supervise-daemon
name=$NAME
command="$BIN/k3s"
command_args="$(printf '%s' "$ROLE$ARGUMENTS" | tr -d '\\\n')
    >>$log 2>&1"

output_log=$log
error_log=$log

pidfile="/var/run/$NAME.pid"
respawn_delay=5
respawn_max=0

set -o allexport
if [ -f /etc/environment ]; then . /etc/environment; fi
if [ -f $ENVIRONMENT ]; then . $ENVIRONMENT; fi
set +o allexport
END
  chmod 0755 "$SERVICE"
  mkdir -p /etc/logrotate.d
  printf '%s {\n\tmissingok\n\tnotifempty\n\tcopytruncate\n}\n' "$log" >"/etc/logrotate.d/$NAME"
}

remove_old_service() {
  if [ "$INIT" = systemd ]; then
    systemctl disable "$NAME" >/dev/null 2>&1 || true
    rm -f "/etc/systemd/system/$NAME.service" "/etc/systemd/system/$NAME.service.env"
  fi
}

enable_service() {
  info "$INIT: Enabling $NAME"
  if [ "$INIT" = openrc ]; then
    rc-update add "$NAME" default >/dev/null
  else
    systemctl enable "$SERVICE" >/dev/null
    systemctl daemon-reload >/dev/null
  fi
}

# With Type=notify this comes back when K3s says that it is ready: for an agent that cannot join, never.
start_service() {
  info "$INIT: Starting $NAME"
  if [ "$INIT" = openrc ]; then "$SERVICE" restart; else systemctl restart "$NAME"; fi
}

create_scripts() {
  [ "${INSTALL_K3S_BIN_DIR_READ_ONLY-}" != true ] || return 0
  info "Creating killall script $KILLALL"
  cat >"$KILLALL" <<'END'
@@killall@@
END
  info "Creating uninstall script $UNINSTALL"
  cat >"$UNINSTALL" <<END
#!/bin/sh
set -x
[ \$(id -u) -eq 0 ] || exec sudo --preserve-env=K3S_DATA_DIR "\$0"
NAME=$NAME BIN=$BIN SERVICE=$SERVICE ENVIRONMENT=$ENVIRONMENT KILLALL=$KILLALL UNINSTALL=$UNINSTALL
END
  cat >>"$UNINSTALL" <<'END'
@@uninstall@@
END
  chmod 755 "$KILLALL" "$UNINSTALL"
}
