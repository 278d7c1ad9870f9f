#!/bin/sh
# Host checks: what K3s needs to run as an ordinary user (K3P_ROOTLESS).

check_rootless() {
  [ "$(init_system)" = systemd ] || problem "rootless K3s needs systemd, which does not run here: use another host, or omit rootless."
  [ -f "$SYS/fs/cgroup/cgroup.controllers" ] ||
    problem "rootless K3s needs cgroup v2 only, but this host has cgroup v1: boot with systemd.unified_cgroup_hierarchy=1, use a newer OS, or omit rootless."
  for tool in newuidmap newgidmap; do
    has "$tool" || problem "$tool is missing, which maps the user IDs of $K3P_ROOTLESS: install $(uidmap_package)."
  done
  for tool in loginctl runuser; do
    has "$tool" || problem "$tool is missing: install systemd with logind, and util-linux."
  done
  { has_own_ids subuid && has_own_ids subgid; } ||
    problem "$K3P_ROOTLESS has no subordinate IDs in /etc/subuid and /etc/subgid: run usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $K3P_ROOTLESS."
  [ "$(cat "$PROC/sys/kernel/apparmor_restrict_unprivileged_userns" 2>/dev/null)" != 1 ] || [ -e "$ROOT/etc/apparmor.d/usr.local.bin.k3s" ] ||
    problem "AppArmor does not allow user namespaces: give /usr/local/bin/k3s a profile with 'userns,' and flags=(unconfined) in /etc/apparmor.d/usr.local.bin.k3s."
  for unit in "$K3P_SERVER_SERVICE" "$K3P_AGENT_SERVICE"; do
    [ ! -e "$(unit_file "$unit")" ] || problem "K3s is already installed here as root ($unit): remove it first, or use another host."
  done
}

has_own_ids() {
  grep -qE "^($K3P_ROOTLESS|$USER_ID):[0-9]+:[0-9]+" "$ROOT/etc/$1" 2>/dev/null
}
