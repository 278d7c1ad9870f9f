#!/bin/sh
# Where SELinux is enforced, K3s needs its policy: from a package that is on the host already, else by the installer from Rancher's repository.
# K3P_SELINUX: yes (pods are to be confined), no (they are not), or nothing: as the host is.

is_enforcing() {
  has getenforce && [ "$(getenforce 2>/dev/null)" = Enforcing ]
}

is_selinux() {
  has getenforce && case "$(getenforce 2>/dev/null)" in Enforcing | Permissive) ;; *) return 1 ;; esac
}

needs_policy() {
  is_enforcing || [ "${K3P_SELINUX:-}" = yes ]
}

# Confinement follows the host; once it is on, only the user switches it off.
choose_selinux() {
  [ -z "${K3P_SELINUX:-}" ] || return 0
  selinux_file=$K3P_CONFIG_DIR/config.yaml.d/zz-selinux.yaml
  if is_enforcing || { is_selinux && [ -e "$ROOT$selinux_file" ]; }; then
    add_file "$selinux_file" 0600 "selinux: true
"
  elif [ -e "$ROOT$selinux_file" ]; then
    warn "SELinux is off on this host by now: pods are no longer confined by it."
  fi
}

has_policy() {
  [ -e "$ROOT/usr/share/selinux/packages/k3s.pp" ]
}

has_packages() {
  set -- "$STATE"/packages/k3s-selinux*.rpm
  [ -e "$1" ]
}

# Elsewhere than where the policy knows it, the data is to be labelled as if it were there.
has_own_data_directory() {
  [ "$K3P_DATA_DIR" != "$K3P_DEFAULT_DATA_DIR" ] && [ -z "${K3P_ROOTLESS:-}" ]
}

label_data() {
  has_own_data_directory && is_selinux && has semanage && [ "$(cat "$STATE/labelled" 2>/dev/null)" != "$K3P_DATA_DIR" ] || return 0
  make_folder "$DATA"
  say "labels $K3P_DATA_DIR for SELinux"
  bounded 120 semanage fcontext -a -e "$K3P_DEFAULT_DATA_DIR" "$K3P_DATA_DIR" >"$WORK/selinux.log" 2>&1 ||
    bounded 120 semanage fcontext -l -C 2>/dev/null | grep -qF -e "$K3P_DATA_DIR" ||
    { show_tail "$WORK/selinux.log"; fail "semanage cannot label $K3P_DATA_DIR as K3s's data: see the lines above."; }
  bounded 600 restorecon -R "$DATA" 2>/dev/null || warn "not everything in $K3P_DATA_DIR could be labelled (restorecon -R)."
  keep labelled "$K3P_DATA_DIR"
}

forget_label() {
  [ -s "$STATE/labelled" ] && has semanage || return 0
  bounded 120 semanage fcontext -d -e "$K3P_DEFAULT_DATA_DIR" "$(cat "$STATE/labelled")" >/dev/null 2>&1 || :
}

check_selinux() {
  if has_own_data_directory && is_enforcing && ! has semanage; then
    problem "dataDirectory needs semanage on a host where SELinux is enforcing, to label $K3P_DATA_DIR: install policycoreutils-python-utils, or leave dataDirectory out."
  fi
  case "${K3P_SELINUX:-}" in
  yes) is_selinux || problem "selinux is true, but SELinux is off on this host or not there: switch it on (/etc/selinux/config) and reboot, or leave selinux out." ;;
  no) ! is_enforcing || warn "SELinux is enforcing, but selinux is false: it does not confine pods." ;;
  esac
  needs_policy && ! has_policy && { ! has_packages || is_transactional; } || return 0
  if is_enforcing; then selinux_mode=enforcing; else selinux_mode=permissive; fi
  if is_transactional; then
    problem "SELinux is $selinux_mode and has no policy for K3s, and packages of this system come with an image and a reboot: install k3s-selinux into it (transactional-update pkg install, or rpm-ostree install, from rpm.rancher.io), reboot, then run again."
    return 0
  fi
  case "$K3P_ARTIFACTS" in
  file://*) problem "SELinux is $selinux_mode and has no policy for K3s: put the packages k3s-selinux and container-selinux for this OS beside the artifacts, or install them on the host." ;;
  *) has dnf || has yum || has zypper || has rpm-ostree || has transactional-update ||
    problem "SELinux is $selinux_mode and has no policy for K3s, and there is no package manager to fetch one: install k3s-selinux on the host." ;;
  esac
}

# Packages that came with the artifacts of a closed network.
install_policy() {
  needs_policy && ! has_policy && has_packages || return 0
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
  if needs_policy; then echo binary; else echo true; fi
}

# label_binary FILE: as the policy wants it. The installer does this only together with a policy that it fetches itself.
label_binary() {
  has_policy && has chcon || return 0
  chcon -u system_u -r object_r -t container_runtime_exec_t "$1" 2>/dev/null || ! is_enforcing ||
    fail "cannot label $1 for SELinux: see that its file system keeps labels (ls -Z), and that 'semodule -l' lists k3s."
}
