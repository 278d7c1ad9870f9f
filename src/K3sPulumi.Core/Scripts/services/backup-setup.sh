#!/bin/sh
# The nightly dump: a tool on the host, its settings, and a timer.

TOOL="$ROOT/usr/local/sbin/k3spulumi-datastore"

# put_tool [SETTINGS]: the library contains the tool; it reads K3P_BACKUP_SETTINGS and the values that only the host knows
put_tool() {
  k3p_backup_tool >"$WORK/tool"
  put_copy "$TOOL" 0700 "$WORK/tool" || :
  put "$ROOT/etc/k3spulumi/$K3P_KIND/backup.conf" 0600 "$K3P_BACKUP_SETTINGS${1:-}
" || :
}

prepare_backup() {
  put_tool "${1:-}"
  if [ -z "$K3P_BACKUP_AT" ]; then
    remove_timer
    return 0
  fi
  timer_changed=
  if put "$ROOT/etc/systemd/system/$(backup_unit).service" 0644 "[Unit]
Description=Dump of the $K3P_KIND datastore
[Service]
Type=oneshot
ExecStart=$TOOL $K3P_KIND backup
"; then timer_changed=yes; fi
  if put "$ROOT/etc/systemd/system/$(backup_unit).timer" 0644 "[Unit]
Description=Nightly dump of the $K3P_KIND datastore
[Timer]
${K3P_BACKUP_TIMES:-OnCalendar=$K3P_BACKUP_AT
RandomizedDelaySec=300}
Persistent=true
[Install]
WantedBy=timers.target
"; then timer_changed=yes; fi
  if [ -n "$timer_changed" ] || ! unit_is_active "$(backup_unit).timer"; then
    say "scheduling dumps at $K3P_BACKUP_AT"
    bounded 60 systemctl daemon-reload
    bounded 60 systemctl enable "$(backup_unit).timer" >/dev/null 2>&1 || :
    bounded 60 systemctl restart "$(backup_unit).timer" || fail "cannot start $(backup_unit).timer: see 'systemctl status' on the host."
  fi
}

backup_unit() {
  echo "k3spulumi-$K3P_KIND-backup"
}

remove_timer() {
  [ -e "$ROOT/etc/systemd/system/$(backup_unit).timer" ] || return 0
  bounded 60 systemctl disable --now "$(backup_unit).timer" >/dev/null 2>&1 || :
  rm -f "$ROOT/etc/systemd/system/$(backup_unit).timer" "$ROOT/etc/systemd/system/$(backup_unit).service"
  bounded 60 systemctl daemon-reload || :
}

remove_backup() {
  if has systemctl; then remove_timer; fi
  rm -f "$ROOT/etc/k3spulumi/$K3P_KIND/backup.conf"
}
