#!/bin/sh
# Stops K3s (a stand-in) and everything that it left running; the cluster's data stays.
[ "$(id -u)" -eq 0 ] || exec sudo --preserve-env=K3S_DATA_DIR "$0"
K3S_DATA_DIR=${K3S_DATA_DIR:-/var/lib/rancher/k3s}
for service in /etc/systemd/system/k3s*.service; do
  [ -s "$service" ] && systemctl stop "$(basename "$service")"
done
for service in /etc/init.d/k3s*; do
  [ -x "$service" ] && "$service" stop
done
for process in /proc/[0-9]*; do
  case "$(tr '\0' ' ' <"$process/cmdline" 2>/dev/null)" in
    "$K3S_DATA_DIR"/data/*/bin/containerd-shim*) kill -9 "${process#/proc/}" ;;
  esac
done
# Like K3s's: paths are not resolved, so a symbolic link above them hides a mount; busy mounts stay mounted.
unmount_and_remove() {
  # shellcheck disable=SC2016  # for the inner shell
  awk -v path="$1" 'index($2, path) == 1 { print $2 }' /proc/self/mounts | sort -r | xargs -r -n 1 sh -c 'umount -f "$0" && rm -rf "$0"'
}
unmount_and_remove /run/k3s
unmount_and_remove /var/lib/kubelet/pods
unmount_and_remove /var/lib/kubelet/plugins
unmount_and_remove /run/netns/cni-
for link in cni0 flannel.1 flannel-v6.1 kube-ipvs0 flannel-wg flannel-wg-v6; do
  ip link delete "$link" 2>/dev/null
done
rm -rf /var/lib/cni/
iptables-save 2>/dev/null | grep -v -e KUBE- -e CNI- -e flannel | iptables-restore 2>/dev/null
exit 0
