#!/bin/sh
# Where SELinux is enforced, K3s needs its policy: from a package that is on the host already, else by the installer from Rancher's repository.

is_enforcing() {
  has getenforce && [ "$(getenforce 2>/dev/null)" = Enforcing ]
}

has_policy() {
  [ -e "$ROOT/usr/share/selinux/packages/k3s.pp" ]
}

# Packages that came with the artifacts of a closed network.
install_policy() {
  is_enforcing && ! has_policy || return 0
  set -- "$STATE"/packages/k3s-selinux*.rpm
  [ -e "$1" ] || return 0
  say "installs the SELinux policy of K3s"
  set -- "$STATE"/packages/*.rpm
  if has dnf; then
    bounded "$K3P_PREPARE_SECONDS" dnf install -y --disablerepo='*' "$@" >"$WORK/selinux.log" 2>&1 9>&-
  else
    bounded "$K3P_PREPARE_SECONDS" rpm -U --replacepkgs "$@" >"$WORK/selinux.log" 2>&1 9>&-
  fi || {
    complain "the SELinux policy cannot be installed from $STATE/packages; the last lines:"
    show_tail "$WORK/selinux.log"
    exit 1
  }
}

# installer_skips: what INSTALL_K3S_SKIP_DOWNLOAD has to be. "binary" keeps the installer's SELinux step, which labels the binary.
installer_skips() {
  if is_enforcing; then echo binary; else echo true; fi
}
