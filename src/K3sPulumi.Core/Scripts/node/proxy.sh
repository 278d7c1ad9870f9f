#!/bin/sh
# The way out through a proxy, K3P_ENVIRONMENT; only a node that has one has this script.
# It goes where K3s's installer keeps its service's environment, which both init systems read, and read last. What the host's owner wrote
# in /etc/default, /etc/sysconfig or /etc/conf.d stays the owner's.

add_environment() {
  add_file "$(environment_file)" 0600 "$K3P_ENVIRONMENT"
}

environment_file() {
  if [ -n "${K3P_ROOTLESS:-}" ] || [ "$(init_system)" = openrc ]; then
    echo "$K3P_CONFIG_DIR/$SERVICE.env"
  else
    echo "/etc/systemd/system/$SERVICE.service.env"
  fi
}

# The installer fetches the policy of SELinux with dnf or zypper, which know a proxy by these names. It may hold a password, so a file says it.
installer_through_proxy() {
  start="$WORK/start.sh"
  {
    for name in http_proxy https_proxy HTTPS_PROXY; do printf "export %s='%s'\n" "$name" "$K3P_PROXY"; done
    printf "export no_proxy='%s'\nexec sh '%s' \"\$@\"\n" "${K3P_NO_PROXY:-}" "$STAGED/install.sh"
  } >"$start"
  echo "$start"
}
