#!/bin/sh
# Installs K3s with its own installer. A rootless node has node/rootless instead.

install_k3s() {
  installed="$K3P_VERSION $K3P_ROLE $(sha256_of "$STAGED/install.sh")"
  if is_installed && [ -e "$(unit_file "$SERVICE")" ] && [ "$(cat "$STATE/installed" 2>/dev/null)" = "$installed" ]; then return 0; fi
  say "installing K3s $K3P_VERSION"
  needs_restart /
  is_installed || install_binary
  run_installer
  [ -e "$(unit_file "$SERVICE")" ] || fail "the installer created no service: check $K3P_INSTALLER."
  keep installed "$installed"
}

# All settings are in config.yaml, so the installer gets only the role.
run_installer() {
  install_policy
  label_binary "$(program)"
  skip_policy=
  installer="$STAGED/install.sh"
  if has_policy; then skip_policy=true; elif needs_policy && [ -n "${K3P_ENVIRONMENT:-}" ]; then installer=$(installer_through_proxy); fi
  installer_code=0
  (
    umask 022
    bounded "$K3P_PREPARE_SECONDS" env -i PATH="$PATH" HOME=/root INSTALL_K3S_SKIP_START=true INSTALL_K3S_SKIP_DOWNLOAD="$(installer_skips)" \
      INSTALL_K3S_SKIP_SELINUX_RPM="$skip_policy" INSTALL_K3S_BIN_DIR="$(bin_dir)" INSTALL_K3S_SYSTEMD_DIR="$ROOT/etc/systemd/system" sh "$installer" "$K3P_ROLE" \
      >"$WORK/installer.log" 2>&1 9>&-
  ) || installer_code=$?
  [ "$installer_code" != 0 ] || return 0
  complain "K3s's installer failed ($(if timed_out "$installer_code"; then echo "not finished after $K3P_PREPARE_SECONDS s"; else echo "exit code $installer_code"; fi)); its last lines:"
  show_tail "$WORK/installer.log"
  if is_enforcing && ! has_policy; then complain "SELinux is enforcing and has no policy for K3s: allow the host to reach rpm.rancher.io, or install the package k3s-selinux on it."; fi
  exit 1
}
