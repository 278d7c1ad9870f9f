#!/bin/sh
# stop: ends K3s and its pods on this host, and keeps K3s from starting with the host. start [wait]: takes that back. Both may be repeated.
set -eu

main() {
  need_root
  begin_work
  take_lock "$((K3P_PREPARE_SECONDS + K3P_READY_SECONDS))"
  if [ ! -s "$STATE/owner" ] || [ ! -e "$(unit_file "$SERVICE")" ]; then
    say "K3s is not installed on this host: nothing to do"
    return 0
  fi
  case "${1:-}" in
  stop) stop_node ;;
  start) start_node "${2:-}" ;;
  *) fail "stop or start?" ;;
  esac
}

# The mark comes first: until the node is started again, nothing else starts it.
stop_node() {
  printf 'yes\n' 2>/dev/null >"$STATE/stopped.part" || fail "cannot write in $STATE: is the disk full?"
  move_whole "$STATE/stopped.part" "$STATE/stopped"
  [ "$(service_state)" = inactive ] || say "stops $SERVICE, at most 120 s"
  service_disable
  service_stop
  case "$(service_state)" in
  active | activating | reloading | deactivating) fail "$SERVICE does not stop: see 'systemctl status $SERVICE' on the host, then run again." ;;
  esac
  # the unit of a rootless K3s ends its pods
  [ -n "${K3P_ROOTLESS:-}" ] || stop_pods
  say "K3s is stopped on this host"
}

# Not with K3s's own k3s-killall.sh: in many releases it unmounts all that is mounted below /var/lib/rancher/k3s, and removes the mount point; K3s
# would then start without the data of a disk that was mounted there. K3s tidies up after dead pods when it starts.
stop_pods() {
  DATA_AT=$(bounded 20 readlink -f "$DATA" || echo "$DATA")
  ask_pods_to_end
  end_processes
}

ask_pods_to_end() {
  pods=$(children_of "$(k3s_programs)")
  [ -n "$pods" ] || return 0
  pods_until=$(($(now) + POD_SECONDS))
  for pod in $pods; do kill "$pod" 2>/dev/null || :; done
  while [ -n "$(children_of "$(k3s_programs)")" ] && [ "$(now)" -lt "$pods_until" ]; do
    waits "$pods_until" "$POD_SECONDS" "pods to end"
    sleep "$POLL"
  done
}

POD_SECONDS="${K3SPULUMI_POD_SECONDS:-30}"

start_node() {
  service_enable
  mark_log
  # shellcheck disable=SC2034  # read while waiting
  RUN_BEFORE='' RESTARTED=yes RESTARTED_AT=$(date -u +%Y-%m-%dT%H:%M:%S)
  case "$(service_state)" in
  active | activating | reloading) RESTARTED_AT='' ;;
  *)
    say "starts $SERVICE"
    service_restart
    ;;
  esac
  rm -f "$STATE/stopped"
  if [ "$1" != wait ]; then
    say "the servers that start after this one wait for it"
    return 0
  fi
  # whatever is installed
  K3P_VERSION=$(bounded 30 "$(program)" --version 2>/dev/null | version_in || :)
  [ -n "$K3P_VERSION" ] || fail "the program $(program) does not run: set running to true and increase generation by one, which repairs the node."
  wait_until_ready
  for server in ${K3P_PEERS:-}; do await_other "$server"; done
}

# Started before, when there was no quorum yet.
await_other() {
  other_until=$(($(now) + K3P_READY_SECONDS))
  until [ "$(ask "$1/ping" || :)" = pong ]; do
    [ "$(now)" -lt "$other_until" ] || fail "the server at $1 has not answered for $K3P_READY_SECONDS s: see 'systemctl status $SERVICE' on its host, then run again."
    waits "$other_until" "$K3P_READY_SECONDS" "the server at $1"
    sleep "$POLL"
  done
}

main "$@" </dev/null
