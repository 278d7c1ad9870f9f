#!/bin/sh
# Runs on the deploying machine: ADDRESS FIRST LAST NETWORK IMAGE. Prints a port of the engine's host that is free. The engine itself finds it:
# it publishes a range for a container that does nothing.
set -eu

# the ports of all containers, one a line: those that are stopped need theirs again
claimed() {
  ids=$(engine 60 ps --all --quiet)
  # shellcheck disable=SC2086  # one argument for each; a container may be removed meanwhile
  [ -z "$ids" ] || engine 60 inspect --format '{{range .HostConfig.PortBindings}}{{range .}}{{println .HostPort}}{{end}}{{end}}' $ids 2>/dev/null || :
}

# probe FIRST: starts the container; it ends by itself if this script does not get to remove it
probe() {
  engine 600 run --detach --rm --label k3spulumi.probe=api-port --network "$NETWORK" --publish "$ADDRESS:$1-$LAST:6443" \
    --entrypoint sleep "$IMAGE" 60 </dev/null 2>"$WORK/log"
}

remove() { [ -z "$PROBE" ] || bounded 60 docker rm --force "$PROBE" >/dev/null 2>&1 || :; }

main() {
  need_docker
  ADDRESS=$1 LAST=$3 NETWORK=$4 IMAGE=$5 PROBE=
  WORK=$(mktemp -d "${TMPDIR:-/tmp}/k3spulumi.XXXXXX") || fail "cannot create a directory in ${TMPDIR:-/tmp}: is the disk full?"
  trap 'remove; rm -rf "$WORK"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  say "looking for a free port between $2 and $LAST"
  first=$2
  taken=$(claimed)
  tries=0
  while [ "$tries" -lt 50 ] && [ "$first" -le "$LAST" ]; do
    tries=$((tries + 1))
    PROBE=$(probe "$first") || {
      grep -qiE 'already (allocated|in use)|not available|bind' "$WORK/log" || break
      first=$((first + 1))
      continue
    }
    port=$(engine 60 port "$PROBE" 6443/tcp | sed -n '1s/.*://p')
    remove
    PROBE=
    if [ -n "$port" ] && ! printf '%s\n' "$taken" | grep -qx "$port"; then
      say "port $port is free"
      printf '%s\n' "$port"
      return 0
    fi
    first=$((${port:-$first} + 1))
  done
  tail -n 3 "$WORK/log" >&2
  fail "the Docker engine publishes no port between $2 and $LAST (see its error above): set docker.apiPort to a port that is free."
}

main "$@" </dev/null
