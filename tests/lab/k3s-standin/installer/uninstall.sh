K3S_DATA_DIR=${K3S_DATA_DIR:-/var/lib/rancher/k3s}
K3S_DATA_DIR=$K3S_DATA_DIR "$KILLALL"
if command -v systemctl >/dev/null && [ -d /run/systemd ]; then
  systemctl disable "$NAME"
  systemctl reset-failed "$NAME"
  rm -f "$SERVICE" "$ENVIRONMENT"
  systemctl daemon-reload
fi
if [ -x /sbin/openrc-run ]; then
  rc-update delete "$NAME" default
  rm -f "$SERVICE" "$ENVIRONMENT" "/etc/logrotate.d/$NAME"
fi
trap 'rm -f "$UNINSTALL"' EXIT
if ls /etc/systemd/system/k3s*.service /etc/init.d/k3s* 2>/dev/null; then
  set +x
  echo 'Additional k3s services installed, skipping uninstall of k3s'
  exit 0
fi
for command in kubectl crictl ctr; do
  [ -L "$BIN/$command" ] && rm -f "$BIN/$command"
done
rm -rf /etc/rancher/k3s /run/k3s /run/flannel "$K3S_DATA_DIR" /var/lib/kubelet
rm -f "$BIN/k3s" "$KILLALL"
exit 0
