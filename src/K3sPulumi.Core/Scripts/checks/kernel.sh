#!/bin/sh
# Host checks: what K3s needs from the kernel.

check_kernel() {
  modules="$ROOT/lib/modules/$(uname -r)"
  if [ ! -d "$modules" ]; then
    missing=$(missing_modules)
    [ -z "$missing" ] || warn "cannot check whether the kernel has$missing: /lib/modules/$(uname -r) does not exist. After a kernel update, reboot the host first."
    return 0
  fi
  missing=$(missing_modules "$modules")
  [ -z "$missing" ] || problem "the kernel lacks$missing: $(module_remedy)."
  case "$K3P_FLANNEL" in vxlan) overlay=vxlan ;; wireguard-native) overlay=wireguard ;; *) return 0 ;; esac
  has_module "$overlay" "$modules" || warn "the kernel lacks $overlay, which flannel needs: $(module_remedy)."
}

missing_modules() {
  for module in overlay br_netfilter nf_conntrack; do
    has_module "$module" "${1:-}" || printf ' %s' "$module"
  done
}

# has_module NAME [MODULES]: loaded, built in, or loadable
has_module() {
  [ ! -d "$SYS/module/$1" ] || return 0
  case "$1" in
  overlay) if grep -qw overlay "$PROC/filesystems" 2>/dev/null; then return 0; fi ;;
  br_netfilter) if [ -d "$PROC/sys/net/bridge" ]; then return 0; fi ;;
  nf_conntrack) if [ -e "$PROC/sys/net/netfilter/nf_conntrack_max" ]; then return 0; fi ;;
  esac
  [ -n "$2" ] && cat "$2/modules.dep" "$2/modules.builtin" 2>/dev/null | grep -q "/$1\.ko"
}

check_cgroups() {
  if [ -f "$SYS/fs/cgroup/cgroup.controllers" ]; then
    for controller in cpu cpuset pids; do
      grep -qw "$controller" "$SYS/fs/cgroup/cgroup.controllers" ||
        problem "the $controller cgroup is not available: enable it in the kernel, or delegate it to this container."
    done
    has_memory_cgroup || memory_cgroup_problem
    return 0
  fi
  has_memory_cgroup || memory_cgroup_problem
  [ -z "${K3P_NEEDS_CGROUP_V2:-}" ] ||
    problem "this host has cgroup v1, but the kubelet of K3s 1.35 and newer does not start with it: boot with systemd.unified_cgroup_hierarchy=1, use a newer OS, or set fail-cgroupv1=false in kubeletArgs."
}

has_memory_cgroup() {
  if [ -f "$SYS/fs/cgroup/cgroup.controllers" ]; then
    grep -qw memory "$SYS/fs/cgroup/cgroup.controllers"
  else
    awk '$1 == "memory" && $4 == 1 { on = 1 } END { exit !on }' "$PROC/cgroups" 2>/dev/null
  fi
}

# Not a problem if the coming reboot fixes it.
memory_cgroup_problem() {
  [ -n "${REBOOT_NEEDED:-}" ] || problem "the memory cgroup is disabled: $(memory_cgroup_remedy)."
}

memory_cgroup_remedy() {
  for cmdline in /boot/firmware/cmdline.txt /boot/cmdline.txt; do
    if [ -f "$ROOT$cmdline" ]; then
      echo "append ' cgroup_memory=1 cgroup_enable=memory' to the single line of $cmdline and reboot"
      return 0
    fi
  done
  echo "boot the kernel with cgroup_enable=memory"
}

check_swap() {
  if [ "$(wc -l 2>/dev/null <"$PROC/swaps" || echo 0)" -gt 1 ]; then
    warn "swap is enabled: K3s starts, but the memory limits of pods are not reliable."
  fi
}

check_iptables() {
  has iptables || return 0
  case "$(bounded 10 iptables -S INPUT 2>/dev/null)" in
  *"-P INPUT DROP"* | *"-A INPUT -j REJECT"* | *"-A INPUT -j DROP"*)
    warn "iptables rejects what no rule allows: check that it allows the ports that K3s needs between nodes ($(echo "$K3P_PORTS" | tr ' ' ,))." ;;
  esac
  case "$(iptables --version 2>/dev/null)" in
  *v1.8.[0-4]\ * | *v1.8.[0-4] | *v1.6.* | *v1.4.*)
    warn "$(iptables --version) has known bugs with Kubernetes: set runtime.preferBundledBin, or update iptables." ;;
  esac
}
