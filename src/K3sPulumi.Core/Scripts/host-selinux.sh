#!/bin/sh
# SELinux: K3s runs under its own policy or not at all. It is never switched off here.
# K3P_SELINUX: yes, no, or nothing (as the host is); K3P_AIRGAP: packages come from the artifacts that were sent.

is_enforcing() { has getenforce && [ "$(getenforce 2>/dev/null)" = Enforcing ]; }

uses_selinux() {
  case "${K3P_SELINUX:-}" in yes) return 0 ;; no) return 1 ;; esac
  is_enforcing
}

has_k3s_policy() {
  [ -f "$ROOT/usr/share/selinux/packages/k3s.pp" ] || { has semodule && bounded 60 semodule -l 2>/dev/null | grep -q '^k3s\([[:space:]]\|$\)'; }
}

packages() {
  for package in "$STATE"/packages/*.rpm; do
    [ ! -f "$package" ] || printf '%s\n' "$package"
  done
}

check_selinux() {
  is_enforcing || return 0
  if has_k3s_policy; then return 0; fi
  if [ -n "${K3P_AIRGAP:-}" ]; then
    [ -n "$(packages)" ] || problem "SELinux is enforcing, and there is no policy for K3s: put the packages k3s-selinux and container-selinux for this OS into the directory of artifacts, or install k3s-selinux on the host."
  elif ! has dnf && ! has yum && ! has zypper && ! has rpm-ostree; then
    problem "SELinux is enforcing, and there is no policy for K3s and no package manager that could fetch one: install k3s-selinux on the host."
  fi
}

# Without internet the installer cannot do it.
install_policy() {
  is_enforcing && [ -n "${K3P_AIRGAP:-}" ] || return 0
  if ! has_k3s_policy; then
    say "installs the SELinux policy of K3s"
    packages >"$WORK/packages"
    install_packages >"$WORK/packages.log" 2>&1 || fail "cannot install the SELinux packages: $(tail -n 1 "$WORK/packages.log" | redact)"
    has_k3s_policy || fail "the SELinux packages brought no policy for K3s: put k3s-selinux for this OS into the directory of artifacts."
  fi
}

install_packages() {
  # paths of our own making, without blanks
  set --
  while IFS= read -r package <&3; do set -- "$@" "$package"; done 3<"$WORK/packages"
  if has dnf; then
    bounded "$K3P_PREPARE_SECONDS" dnf --assumeyes --disablerepo='*' --nogpgcheck install "$@"
  elif has yum; then
    bounded "$K3P_PREPARE_SECONDS" yum --assumeyes --disablerepo='*' --nogpgcheck localinstall "$@"
  elif has zypper; then
    bounded "$K3P_PREPARE_SECONDS" zypper --non-interactive --no-refresh install --allow-unsigned-rpm "$@"
  else
    bounded "$K3P_PREPARE_SECONDS" rpm --upgrade --replacepkgs "$@"
  fi
}

# The label without which systemd may not start the program.
label_binary() {
  is_enforcing || return 0
  if has restorecon; then restorecon "$1" 2>/dev/null || :; fi
  # shellcheck disable=SC2012  # a label, not a name
  case "$(ls -Z "$1" 2>/dev/null)" in
  *container_runtime_exec_t*) ;;
  *) chcon -u system_u -r object_r -t container_runtime_exec_t "$1" 2>/dev/null || fail "cannot label $1 for SELinux: is the package container-selinux installed?" ;;
  esac
}
