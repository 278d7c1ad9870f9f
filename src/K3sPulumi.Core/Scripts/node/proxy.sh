#!/bin/sh
# The proxy for outbound traffic, K3P_ENVIRONMENT; only nodes with a proxy have this script.
# It is written to the file for the environment of K3s's service, which both init systems read last. Files in /etc/default, /etc/sysconfig and
# /etc/conf.d belong to the administrator of the host.

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

# The installer downloads the SELinux policy with dnf or zypper, which read these variables. They may contain a password, so they are in a file.
installer_through_proxy() {
  start="$WORK/start.sh"
  {
    for name in http_proxy https_proxy HTTPS_PROXY; do printf "export %s='%s'\n" "$name" "$K3P_PROXY"; done
    printf "export no_proxy='%s'\nexec sh '%s' \"\$@\"\n" "${K3P_NO_PROXY:-}" "$STAGED/install.sh"
  } >"$start"
  echo "$start"
}
