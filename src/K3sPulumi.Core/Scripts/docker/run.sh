#!/bin/sh
# The start of every script on the deploying machine. Standard output is data; progress and errors go to standard error.

# the script's errors, where those of a command are not shown
exec 8>&2

say() { printf '%s\n' "$*" >&2; }

# One line: what is wrong, and what to do.
fail() {
  say "$*"
  exit 1
}

now() { date +%s; }

# bounded SECONDS COMMAND...: ends it (TERM, then KILL) after SECONDS; 124 then. What lib/run has for hosts needs timeout, which macOS lacks.
bounded() (
  set +e
  limit=${K3SPULUMI_LIMIT:-$1}
  shift
  "$@" <&3 3<&- 8>&- &
  job=$!
  (
    # KILL, because TERM is lost in a child that is not sleep yet
    trap 'kill -9 $!; exit $late' TERM
    late=0
    sleep "$limit" &
    wait $!
    late=124
    kill "$job"
    sleep 3 &
    wait $!
    kill -9 "$job"
    exit 124
  ) 3<&- 8>&- >/dev/null 2>&1 &
  trap 'kill -9 "$job"' HUP INT TERM
  exec 2>/dev/null
  wait "$job"
  code=$?
  kill $!
  wait $!
  [ $? != 124 ] || code=124
  exit "$code"
) 3<&0

# engine SECONDS ARGUMENT...: docker ARGUMENT.... An engine that hangs would seem to have no containers, so it ends the script, also from a subshell.
trap 'exit 1' USR1
engine() {
  engine_code=0 engine_limit=$1
  shift
  bounded "$engine_limit" docker "$@" || engine_code=$?
  [ "$engine_code" = 124 ] || return "$engine_code"
  say "'docker $(printf '%.60s' "$*" | tr '\n' ' ')' has not ended after $engine_limit s: see that 'docker ps' answers, then run again." 2>&8
  kill -USR1 $$
  exit 1
}

need_docker() {
  command -v docker >/dev/null 2>&1 || fail "the docker command is missing on this machine: install Docker's command-line client."
  engine 60 ps -q </dev/null >/dev/null || fail "the Docker engine does not answer: see 'docker ps', then run again."
}

# in_container NAME COMMAND...: longer than what the command itself waits for
in_container() {
  container=$1
  shift
  engine 150 exec "$container" "$@" </dev/null
}
