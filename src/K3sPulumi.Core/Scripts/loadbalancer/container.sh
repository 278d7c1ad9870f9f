#!/bin/sh
# HAProxy in a container. "start" is its main process; "apply" loads a new pool without recreating the container, so the host's
# ports and open connections are kept.
# shellcheck disable=SC2034  # read by the scripts before this one
set -eu

HOME_DIR=/var/lib/haproxy
CONFIG="$HOME_DIR/haproxy.cfg"
SOCKET="$HOME_DIR/k3s.sock"
STATE_FILE="$HOME_DIR/k3s-servers.state"

# Before the first pool, HAProxy only serves its statistics page.
start() {
  [ -s "$CONFIG" ] || printf '%s\n' global "stats socket $SOCKET mode 600 level admin expose-fd listeners" defaults 'timeout connect 4s' \
    'timeout client 10s' 'timeout server 10s' 'frontend stats' 'bind 127.0.0.1:8404' 'mode http' 'stats enable' >"$CONFIG"
  rm -f "$SOCKET"
  exec haproxy -W -db -f "$CONFIG"
}

apply() {
  begin_in_container
  printf '%s' "$K3P_HAPROXY" >"$WORK/haproxy.cfg"
  # HAProxy may have just started with it, and then a reload would discard what it knows about the servers
  if cmp -s "$WORK/haproxy.cfg" "$CONFIG" && wait_until_it_runs_with "$CONFIG" 15; then
    report_pool
    return 0
  fi
  old=$(worker) || :
  write_state "$WORK/haproxy.cfg"
  check_config
  cp "$CONFIG" "$WORK/previous" 2>/dev/null || :
  cp "$WORK/haproxy.cfg" "$CONFIG.part"
  mv -f "$CONFIG.part" "$CONFIG"
  kill -USR2 1
  wait_until_it_runs_with "$CONFIG" 30 "$old" || put_back
  report_pool
}

put_back() {
  cp "$WORK/previous" "$CONFIG"
  kill -USR2 1
  fail "HAProxy did not load the new configuration within 30 s, so the previous one is active again: see 'docker logs' of the container."
}

# The image's user can only write to its home directory.
begin_in_container() {
  umask 077
  WORK=$(mktemp -d "$HOME_DIR/k3spulumi.XXXXXX") || fail "cannot create a directory in $HOME_DIR: is the volume full?"
  : >"$WORK/secrets"
  trap 'rm -rf "$WORK"' EXIT
}

main() {
  case "$1" in
  start) start ;;
  apply) apply ;;
  *) fail "unknown verb $1: use start or apply." ;;
  esac
}

main "$@" </dev/null
