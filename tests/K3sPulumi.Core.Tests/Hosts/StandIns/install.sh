#!/bin/sh
# stand-in for K3s's installer (INSTALL_K3S_SKIP_DOWNLOAD, INSTALL_K3S_SKIP_START): writes the service and the uninstaller
set -e
ROOT="${INSTALL_K3S_SYSTEMD_DIR%/etc/systemd/system}"
FAKE="${ROOT%/root}"
export FAKE
{ echo "installer $*"; env | sort | grep -v -e '^PATH=' -e '^FAKE=' -e '^PWD=' -e '^_=' -e '^SHLVL=' -e '^OLDPWD='; } >>"$FAKE/calls"
[ ! -e "$FAKE/installer-fails" ] || { echo "[ERROR]  Failed to apply, token $(cat "$FAKE/installer-fails")"; exit 1; }
[ "$INSTALL_K3S_SKIP_START" = true ] && [ -x "$INSTALL_K3S_BIN_DIR/k3s" ]
service=k3s
[ "$1" = server ] || service=k3s-agent
mkdir -p "$INSTALL_K3S_SYSTEMD_DIR"
echo "ExecStart=$INSTALL_K3S_BIN_DIR/k3s '$1'" >"$INSTALL_K3S_SYSTEMD_DIR/$service.service"
: >"$INSTALL_K3S_SYSTEMD_DIR/$service.service.env"
# like K3s's: deletes the kubelet's whole directory, whatever is mounted below it; keeps the node's password
cat >"$INSTALL_K3S_BIN_DIR/$service-uninstall.sh" <<END
#!/bin/sh
echo "uninstaller" >>"$FAKE/calls"
[ ! -e "$FAKE/uninstaller-fails" ] || exit 1
K3S_DATA_DIR=\${K3S_DATA_DIR:-$ROOT/var/lib/rancher/k3s}
clean() {
  if ! grep -q " \$1" "$FAKE/proc/mounts"; then rm -rf "\$1"; return 0; fi
  for path in "\$1"/*; do
    if [ -d "\$path" ] && grep -q " \$path" "$FAKE/proc/mounts"; then clean "\$path"; else rm -rf "\$path"; fi
  done
}
rm -rf "$INSTALL_K3S_SYSTEMD_DIR/$service.service" "$ROOT/var/lib/cni/" "$ROOT/etc/rancher/k3s" "$ROOT/run/k3s" "$ROOT/run/flannel"
clean "\$K3S_DATA_DIR"
rm -rf "$ROOT/var/lib/kubelet" "$INSTALL_K3S_BIN_DIR/k3s"
rm -f "\$0"
END
chmod 755 "$INSTALL_K3S_BIN_DIR/$service-uninstall.sh"
