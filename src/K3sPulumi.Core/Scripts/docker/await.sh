#!/bin/sh
# Waits for a K3s node in a container, and says why it does not become Ready.

# A log line may be long and may contain a token in K3s's long form.
blank() { sed -E -e 's/K10[0-9a-f]{64}::[^[:space:]"]*/[secret]/g' | cut -c 1-300; }

# used by node/reasons
node_name() { echo "$awaited"; }

state_of() { engine 60 inspect --format '{{.State.Status}} {{.RestartCount}}' "$1" 2>/dev/null || echo 'missing 0'; }

# Reasons that only exist in containers come first.
reason_from() {
  logged=$(engine 60 logs --tail 400 "$1" 2>&1 || :)
  case "$logged" in
    *'configured to not run on a host using cgroup v1'*)
      echo 'this release of K3s needs cgroup v2, but the Docker host has cgroup v1; boot the host with cgroup v2, or use a release before 1.35' ;;
    *'failed to evacuate root cgroup'*)
      echo 'this container has no writable cgroup; K3s needs a privileged container in an engine that runs as root' ;;
    *) printf '%s\n' "$logged" | reason_in - | cut -c 2- ;;
  esac
}

give_up() {
  name=$1
  shift
  say "$*"
  reason=$(reason_from "$name" || :)
  [ -z "$reason" ] || say "reason: $reason"
  say "last lines of $name:"
  { engine 60 logs --tail 400 "$name" 2>&1 || :; } | blank | log_tail >&2
  exit 1
}

# look_at CONTAINER: exits if waiting longer is pointless
look_at() {
  case $(state_of "$1") in
  missing*)
    fail "container $1 is not on the engine that the docker command uses here; Pulumi uses DOCKER_HOST or the local socket: set DOCKER_HOST or docker.host" ;;
  *' '[1-9][0-9]*) give_up "$1" "container $1 keeps crashing" ;;
  esac
}

# await_node ROLE CONTAINER NODE SECONDS [own-network]: after begin_watching
# shellcheck disable=SC2034,SC2154  # node/reasons and docker/watch have the other half
await_node() {
  K3P_ROLE=$1 awaited=$3
  : >"$work/node"
  begin=$(now)
  looked_at=0
  looks=0
  said_at=$begin
  lacks=''
  say "waiting up to $4 s until node $3 is Ready"
  until is_ready "$@"; do
    if [ $(($(now) - looked_at)) -ge 3 ]; then
      looked_at=$(now)
      look_at "$2"
    fi
    waited=$(($(now) - begin))
    looks=$((looks + 1))
    [ "$waited" -lt "$4" ] || [ "$looks" -lt 5 ] || give_up "$2" "node $3 was not Ready after $4 s"
    if [ $(($(now) - said_at)) -ge 15 ]; then
      said_at=$(now)
      say "waiting for node $3 $lacks, $waited of $4 s"
    fi
    sleep "${K3SPULUMI_POLL:-1}"
  done
  stop_watch
}
