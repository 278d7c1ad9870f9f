#!/bin/sh
# The start of every script on the deploying machine. Standard output is data; progress and errors go to standard error.

say() { printf '%s\n' "$*" >&2; }

# One line: what is wrong, and what to do.
fail() {
  say "$*"
  exit 1
}

now() { date +%s; }

need_docker() {
  command -v docker >/dev/null 2>&1 || fail "the docker command is missing on this machine: install Docker's command-line client."
}

# in_container NAME COMMAND...
in_container() {
  container=$1
  shift
  docker exec "$container" "$@" </dev/null
}
