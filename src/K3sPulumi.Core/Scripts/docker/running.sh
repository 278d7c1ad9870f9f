#!/bin/sh
# Runs on the deploying machine: stop CONTAINER SECONDS, start CONTAINER, or start-node ROLE CONTAINER NODE SECONDS wait|later [own-network]
# [CONTAINER=NODE...]. Stops and starts containers, which keep all they have; each may be repeated.
set -eu

# is_there CONTAINER: an engine that does not answer is an error
is_there() {
  found=$(engine 60 ps --all --quiet --no-trunc --filter "name=^/$1\$") ||
    fail "the Docker engine does not answer: see the line above; Pulumi uses DOCKER_HOST or the local socket."
  [ -n "$found" ] || { say "there is no container $1: nothing to do"; return 1; }
}

stop() {
  is_there "$1" || return 0
  say "stopping $1 (up to $2 s)"
  engine "$(($2 + 90))" stop --time "$2" "$1" >/dev/null || fail "$1 does not stop: see the line above, then run again."
}

start() {
  is_there "$1" || return 1
  say "starting $1"
  engine 120 start "$1" >/dev/null || fail "$1 does not start: see the line above, then run again."
}

start_node() {
  role=$1 server=$2 name=$3 seconds=$4 wait=$5
  shift 5
  network=''
  [ "${1:-}" != own-network ] || { network=$1; shift; }
  start "$server" || return 0
  if [ "$wait" != wait ]; then
    say "the servers that start after $server wait for it"
    return 0
  fi
  begin_watching
  # those that were started before, when there was no quorum yet
  for pair in "$server=$name" "$@"; do
    await_node "$role" "${pair%%=*}" "${pair#*=}" "$seconds" "$network"
    say "node ${pair#*=} is Ready"
  done
}

main() {
  need_docker
  case "$1" in
  stop) stop "$2" "$3" ;;
  start) start "$2" || : ;;
  start-node)
    shift
    start_node "$@"
    ;;
  *) fail "stop or start?" ;;
  esac
}

main "$@" </dev/null
