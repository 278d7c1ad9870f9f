#!/bin/sh
# Runs on the deploying machine: KEEP CONTAINER [PULL]. The container makes a dump of its database, which is brought here if asked.
set -eu

DUMP_SECONDS=900

main() {
  need_docker
  KEEP=$1 SERVER=$2
  begin_work
  need_running "$SERVER"
  k3p_inside | engine "$DUMP_SECONDS" exec -i -u 0 "$SERVER" sh -s -- dump >"$WORK/printed" ||
    fail "no dump was made in container $SERVER: see the lines above, then run again."
  if [ -n "${3:-}" ]; then
    printed_from taken | pull "$SERVER" "$3"
  fi
  cat "$WORK/printed"
}

printed_from() { sed -n "/^===== k3spulumi $1\$/,/^===== k3spulumi end\$/p" "$WORK/printed" | grep '^[0-9]' || :; }

main "$@" </dev/null
