#!/bin/sh
# With SELinux enforcing, K3s needs its policy: from a package on the host, or installed by K3s's installer from Rancher's repository.
# K3P_SELINUX: yes (pods are confined), no (they are not), or empty (follows the host).

is_enforcing() {
  has getenforce && [ "$(getenforce 2>/dev/null)" = Enforcing ]
}

is_selinux() {
  has getenforce && case "$(getenforce 2>/dev/null)" in Enforcing | Permissive) ;; *) return 1 ;; esac
}

needs_policy() {
  is_enforcing || [ "${K3P_SELINUX:-}" = yes ]
}

# Confinement follows the host; once enabled, only the user disables it.
choose_selinux() {
  [ -z "${K3P_SELINUX:-}" ] || return 0
  selinux_file=$K3P_CONFIG_DIR/config.yaml.d/zz-selinux.yaml
  if is_enforcing || { is_selinux && [ -e "$ROOT$selinux_file" ]; }; then
    add_file "$selinux_file" 0600 "selinux: true
"
  elif [ -e "$ROOT$selinux_file" ]; then
    warn "SELinux is now disabled on this host: it no longer confines pods."
  fi
}

has_policy() {
  [ -e "$ROOT/usr/share/selinux/packages/k3s.pp" ]
}

has_packages() {
  set -- "$STATE"/packages/k3s-selinux*.rpm
  [ -e "$1" ]
}

# The policy only knows the default data directory; another one needs the same labels.
has_own_data_directory() {
  [ "$K3P_DATA_DIR" != "$K3P_DEFAULT_DATA_DIR" ] && [ -z "${K3P_ROOTLESS:-}" ]
}

label_data() {
  has_own_data_directory && is_selinux && has semanage && [ "$(cat "$STATE/labelled" 2>/dev/null)" != "$K3P_DATA_DIR" ] || return 0
  make_folder "$DATA"
  say "labeling $K3P_DATA_DIR for SELinux"
  bounded 120 semanage fcontext -a -e "$K3P_DEFAULT_DATA_DIR" "$K3P_DATA_DIR" >"$WORK/selinux.log" 2>&1 ||
    bounded 120 semanage fcontext -l -C 2>/dev/null | grep -qF -e "$K3P_DATA_DIR" ||
    { show_tail "$WORK/selinux.log"; fail "semanage cannot label $K3P_DATA_DIR as K3s's data: see the lines above."; }
  bounded 600 restorecon -R "$DATA" 2>/dev/null || warn "not everything in $K3P_DATA_DIR could be labeled (restorecon -R)."
  keep labelled "$K3P_DATA_DIR"
}

forget_label() {
  [ -s "$STATE/labelled" ] && has semanage || return 0
  bounded 120 semanage fcontext -d -e "$K3P_DEFAULT_DATA_DIR" "$(cat "$STATE/labelled")" >/dev/null 2>&1 || :
}

check_selinux() {
  if has_own_data_directory && is_enforcing && ! has semanage; then
    problem "dataDirectory needs semanage on a host where SELinux is enforcing, to label $K3P_DATA_DIR: install policycoreutils-python-utils, or omit dataDirectory."
  fi
  case "${K3P_SELINUX:-}" in
  yes) is_selinux || problem "selinux is true, but SELinux is disabled or not installed on this host: enable it (/etc/selinux/config) and reboot, or omit selinux." ;;
  no) ! is_enforcing || warn "SELinux is enforcing, but selinux is false: it does not confine pods." ;;
  esac
  needs_policy && ! has_policy && { ! has_packages || is_transactional; } || return 0
  if is_enforcing; then selinux_mode=enforcing; else selinux_mode=permissive; fi
  if is_transactional; then
    problem "SELinux is $selinux_mode and has no policy for K3s, and this system installs packages only into an image: install k3s-selinux (transactional-update pkg install, or rpm-ostree install, from rpm.rancher.io), reboot, then run again."
    return 0
  fi
  case "$K3P_ARTIFACTS" in
  file://*) problem "SELinux is $selinux_mode and has no policy for K3s: put the packages k3s-selinux and container-selinux for this OS next to the artifacts, or install them on the host." ;;
  *) has dnf || has yum || has zypper || has rpm-ostree || has transactional-update ||
    problem "SELinux is $selinux_mode and has no policy for K3s, and there is no package manager to fetch one: install k3s-selinux on the host." ;;
  esac
}

# Packages from the air-gap artifacts.
install_policy() {
  needs_policy && ! has_policy && has_packages || return 0
  say "installing K3s's SELinux policy"
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

# installer_skips: the value of INSTALL_K3S_SKIP_DOWNLOAD. "binary" keeps the installer's SELinux step, which downloads the policy.
installer_skips() {
  if needs_policy; then echo binary; else echo true; fi
}

# label_binary FILE: as the policy requires. The installer does this only with a policy that it downloads itself.
label_binary() {
  has_policy && has chcon || return 0
  chcon -u system_u -r object_r -t container_runtime_exec_t "$1" 2>/dev/null || ! is_enforcing ||
    fail "cannot label $1 for SELinux: check that its file system supports labels (ls -Z), and that 'semodule -l' lists k3s."
}
