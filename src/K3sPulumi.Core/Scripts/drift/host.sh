#!/bin/sh
# What this host is now, one fact a line, for the program that compares it with what was asked. Changes nothing.
set -eu

fact() {
  printf '%s\n' "$*"
}

installed() {
  if [ -s "$STATE/owner" ] && [ -e "$(unit_file "$SERVICE")" ]; then fact installed yes; else fact installed no; fi
  if [ "$(cat "$STATE/stamp" 2>/dev/null)" = "$K3P_STAMP" ]; then fact stamp same; else fact stamp other; fi
}

service() {
  # what was stopped on request is started by the command that takes this back, and by nothing else
  if [ ! -e "$STATE/stopped" ]; then
    fact state "$(service_state)"
    fact enabled "$(service_is_enabled)"
  fi
  fact version "$(bounded 10 "$(program)" --version 2>/dev/null | version_in || :)"
  fact arguments "$(unit_arguments)"
  for drop_in in "$ROOT/etc/systemd/system/$SERVICE.service.d"/*.conf; do
    [ ! -e "$drop_in" ] || fact drop-in "${drop_in#"$ROOT"}"
  done
}

# Mode and digest of each file that is ours; what else lies where K3s reads its configuration.
files() {
  { printf '%s\n' "$K3P_PATHS"; cat "$STATE/manifest" 2>/dev/null || :; } | sort -u | while IFS= read -r path; do
    [ -n "$path" ] || continue
    if [ -f "$ROOT$path" ]; then fact file "0$(stat -c %a "$ROOT$path") $(sha256_of "$ROOT$path") $path"; else fact missing "$path"; fi
  done
  for path in "$ROOT$K3P_CONFIG_DIR"/config.yaml.d/*.y*ml; do
    [ ! -e "$path" ] || fact config "${path#"$ROOT"}"
  done
}

# As the cluster sees it, in JSON. Where the API does not answer, nothing is said of it.
node() {
  print_mark node
  if [ "$K3P_ROLE" = server ] && { config_has disable-apiserver || config_has disable-agent; }; then return 0; fi
  if node_json=$(kubectl_within 10 --request-timeout=8s get node "$(node_name)" --ignore-not-found -o json); then
    printf '%s\n' "${node_json:-{\}}"
  fi
}

# The first certificate of each file: they are public.
certificates() {
  for certificate in "$DATA"/server/tls/*.crt "$DATA"/server/tls/etcd/*.crt "$DATA"/agent/*.crt; do
    [ -s "$certificate" ] || continue
    fact "certificate ${certificate#"$ROOT"}"
    sed -n -e '/BEGIN CERTIFICATE/,/END CERTIFICATE/p' -e '/END CERTIFICATE/q' "$certificate"
  done
}

main() {
  need_root
  trap '' PIPE
  print_mark facts
  installed
  service
  files
  [ "$(service_state)" != active ] || node
  print_mark certificates
  certificates
  print_mark end
}

main "$@" </dev/null
