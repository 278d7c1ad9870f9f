#!/bin/sh
# The main process of a container beside that of a database: KIND HH:MM. Makes a dump every day at this time of its clock, which is UTC unless the
# environment says otherwise, and one that was missed as soon as it can. The volume remembers when the last one was made.
set -eu

ROOT="${K3SPULUMI_ROOT:-}"
POLL="${K3SPULUMI_POLL:-30}"
TOOL="$ROOT/usr/local/sbin/k3spulumi-datastore"
NOTE="$ROOT/var/lib/k3s-datastore/k3spulumi-nightly"
FAILED="$ROOT/run/k3spulumi-dump-failed"
DUMP_SECONDS=3600
RETRY_SECONDS=900
RETRY_AT=0

say() { printf '%s\n' "$*" >&2; }

# A signal ends it at once, but a dump is made to its end.
pause() {
  sleep "$POLL" &
  wait "$!" || :
}

note() {
  if printf '%s\n' "$1" 2>/dev/null >"$NOTE.part" && mv -f "$NOTE.part" "$NOTE"; then return 0; fi
  say "error: cannot write on the volume: is the disk full, or read-only?"
  return 1
}

# is_due TIME HOUR MINUTE SECOND: whether the last HH:MM is later than the last dump. The first start is noted as one; so is a clock that was set
# back.
is_due() {
  [ "$1" -ge "$RETRY_AT" ] || [ "$1" -lt "$((RETRY_AT - RETRY_SECONDS))" ] || return 1
  passed=$((((${2#0} - AT_HOUR) * 60 + ${3#0} - AT_MINUTE) * 60 + ${4#0}))
  [ "$passed" -ge 0 ] || passed=$((passed + 86400))
  noted=$(sed -n '1s/^\([0-9][0-9]*\)$/\1/p' "$NOTE" 2>/dev/null) || noted=''
  if [ -n "$noted" ] && [ "$noted" -le "$1" ]; then
    [ "$noted" -lt "$(($1 - passed))" ]
  else
    note "$1" || :
    return 1
  fi
}

bounded() { if command -v timeout >/dev/null 2>&1; then timeout "$@"; else shift && "$@"; fi; }

# make_dump TIME
make_dump() {
  say "making a dump, at most $DUMP_SECONDS s"
  if bounded "$DUMP_SECONDS" sh "$TOOL" "$KIND" backup && note "$1"; then
    rm -f "$FAILED"
    return 0
  fi
  RETRY_AT=$(($1 + RETRY_SECONDS))
  true 2>/dev/null >"$FAILED" || :
  say "error: the dump failed: see the lines above, and that the database runs; it is tried again in $((RETRY_SECONDS / 60)) minutes."
}

main() {
  KIND=$1 AT_HOUR=${2%:*} AT_MINUTE=${2#*:}
  AT_HOUR=${AT_HOUR#0} AT_MINUTE=${AT_MINUTE#0}
  trap 'exit 0' TERM INT
  mkdir -p "$ROOT/run"
  say "makes a dump every day at $2; it is $(date '+%H:%M %Z') now"
  while true; do
    # shellcheck disable=SC2046  # four numbers
    set -- $(date '+%s %H %M %S')
    if is_due "$@"; then make_dump "$1"; fi
    pause
  done
}

main "$@" </dev/null
