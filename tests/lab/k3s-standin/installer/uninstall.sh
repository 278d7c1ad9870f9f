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
# As K3s's: mounts in the data directory are emptied, and the kubelet's directory goes with all that is still mounted below it. The node's password stays.
clean() {
  if ! grep -q " $1" /proc/mounts; then
    rm -rf "$1"
    return 0
  fi
  for path in "$1"/*; do
    if [ -d "$path" ] && grep -q " $path" /proc/mounts; then clean "$path"; else rm -rf "$path"; fi
  done
}
rm -rf /etc/rancher/k3s /run/k3s /run/flannel
clean "$K3S_DATA_DIR"
rm -rf /var/lib/kubelet
rm -f "$BIN/k3s" "$KILLALL"
exit 0
