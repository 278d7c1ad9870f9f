#!/bin/sh
# Where SELinux is enforced, K3s needs its policy: from a package that is on the host already, else by the installer from Rancher's repository.

is_enforcing() {
  has getenforce && [ "$(getenforce 2>/dev/null)" = Enforcing ]
}

has_policy() {
  [ -e "$ROOT/usr/share/selinux/packages/k3s.pp" ]
}

has_packages() {
  set -- "$STATE"/packages/k3s-selinux*.rpm
  [ -e "$1" ]
}

check_selinux() {
  is_enforcing && ! has_policy && ! has_packages || return 0
  case "$K3P_ARTIFACTS" in
  file://*) problem "SELinux is enforcing and has no policy for K3s: put the packages k3s-selinux and container-selinux for this OS beside the artifacts, or install them on the host." ;;
  *) has dnf || has yum || has zypper || has rpm-ostree || has transactional-update ||
    problem "SELinux is enforcing and has no policy for K3s, and there is no package manager to fetch one: install k3s-selinux on the host." ;;
  esac
}

# Packages that came with the artifacts of a closed network.
install_policy() {
  is_enforcing && ! has_policy && has_packages || return 0
  say "installs the SELinux policy of K3s"
  set -- "$STATE"/packages/*.rpm
  if has dnf; then
    bounded "$K3P_PREPARE_SECONDS" dnf install -y --disablerepo='*' --nogpgcheck "$@" >"$WORK/selinux.log" 2>&1 9>&-
  elif has zypper; then
    bounded "$K3P_PREPARE_SECONDS" zypper --non-interactive --no-refresh install --allow-unsigned-rpm "$@" >"$WORK/selinux.log" 2>&1 9>&-
  else
    bounded "$K3P_PREPARE_SECONDS" rpm -U --replacepkgs "$@" >"$WORK/selinux.log" 2>&1 9>&-
  fi || {
    complain "the SELinux policy cannot be installed from $STATE/packages; the last lines:"
    show_tail "$WORK/selinux.log"
    exit 1
  }
}

# installer_skips: what INSTALL_K3S_SKIP_DOWNLOAD has to be. "binary" keeps the installer's SELinux step, which fetches the policy.
installer_skips() {
  if is_enforcing; then echo binary; else echo true; fi
}

# label_binary FILE: as the policy wants it. The installer does this only together with a policy that it fetches itself.
label_binary() {
  has_policy && has chcon || return 0
  chcon -u system_u -r object_r -t container_runtime_exec_t "$1" 2>/dev/null || ! is_enforcing ||
    fail "cannot label $1 for SELinux: see that its file system keeps labels (ls -Z), and that 'semodule -l' lists k3s."
}
