#!/bin/sh
# The node's service beyond whether it runs: whether it starts with the host, and what its unit makes of K3s.

# yes, no, or nothing where that cannot be told
service_is_enabled() {
  if [ -n "${K3P_ROOTLESS:-}" ]; then
    enabled_word=$(user_service 10 is-enabled "$SERVICE" 2>/dev/null) || :
  elif [ "$(init_system)" = systemd ]; then
    enabled_word=$(bounded 10 systemctl is-enabled "$SERVICE" 2>/dev/null) || :
  elif bounded 10 rc-update show default 2>/dev/null | grep -qw "$SERVICE"; then
    enabled_word=enabled
  else
    enabled_word=disabled
  fi
  case "$enabled_word" in enabled | enabled-runtime | static | alias | linked | generated) echo yes ;; disabled | masked) echo no ;; esac
}

enable_service() {
  if [ -n "${K3P_ROOTLESS:-}" ]; then
    user_service 30 enable "$SERVICE" >/dev/null 2>&1
  elif [ "$(init_system)" = systemd ]; then
    bounded 20 systemctl unmask "$SERVICE" >/dev/null 2>&1 || :
    bounded 30 systemctl enable "$SERVICE" >/dev/null 2>&1
  else
    bounded 30 rc-update add "$SERVICE" default >/dev/null 2>&1
  fi
}

# Names of the arguments in the unit beside the role: all that we ask for is in files. Without their values, which may be secret.
unit_arguments() {
  [ -z "${K3P_ROOTLESS:-}" ] && [ "$(init_system)" = systemd ] || return 0
  sed -e ':join' -e '/\\$/{N;s/\\\n/ /;b join' -e '}' "$(unit_file "$SERVICE")" 2>/dev/null | tr -d "\"'" |
    sed -n 's/^ExecStart=[^[:space:]]*[[:space:]]*\(server\|agent\)//p' | tr '[:space:]' '\n' |
    sed -n 's/^\(--*[A-Za-z][A-Za-z0-9.-]*\).*/\1/p' | sort -u | tr '\n' ' '
}
