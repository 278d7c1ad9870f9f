#!/bin/sh
# The start of every script on the deploying machine. Standard output is data; progress and errors go to standard error.

say() { printf '%s\n' "$*" >&2; }

# One line: what is wrong, and what to do.
fail() {
  say "$*"
  exit 1
}

now() { date +%s; }

# limited SECONDS COMMAND...: where this machine has no timeout (macOS), the command ends when it ends.
limited() { if command -v timeout >/dev/null; then timeout "$@"; else shift && "$@"; fi; }

# Before the engine is asked anything: one that does not answer would seem to have no containers, or be waited for without end.
need_docker() {
  command -v docker >/dev/null 2>&1 || fail "the docker command is missing on this machine: install Docker's command-line client."
  limited 60 docker ps -q </dev/null >/dev/null || fail "the Docker engine does not answer: 'docker ps' must work; then run again."
}

# in_container NAME COMMAND...
in_container() {
  container=$1
  shift
  docker exec "$container" "$@" </dev/null
}
