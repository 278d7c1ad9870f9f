#!/bin/sh
# One run at a time on a host. The lock is released when its holder ends, however it ends.

LOCK="$RUN/k3spulumi.lock"
LOCK_HELD=

# take_lock SECONDS
take_lock() {
  lock_until=$(($(now) + $1))
  if has flock && [ "${K3SPULUMI_FLOCK:-yes}" = yes ]; then exec 9>>"$LOCK"; fi
  until try_lock; do
    waits "$lock_until" "$1" "another run on this host (process $(lock_holder))"
    [ "$(now)" -lt "$lock_until" ] ||
      fail "another run (process $(lock_holder)) is still active on this host after $1 s: let it finish or stop it, then run again."
    sleep "$POLL"
  done
}

try_lock() {
  if has flock && [ "${K3SPULUMI_FLOCK:-yes}" = yes ]; then
    flock -n 9 || return 1
    LOCK_HELD=flock
    printf '%s\n' "$$" >"$LOCK.holder"
    return 0
  fi
  break_stale_lock
  mkdir "$LOCK.d" 2>/dev/null || return 1
  printf '%s %s\n' "$$" "$(started_at $$)" >"$LOCK.d/holder"
  LOCK_HELD=directory
}

lock_holder() {
  cat "$LOCK.d/holder" "$LOCK.holder" 2>/dev/null | head -n 1 | cut -d ' ' -f 1
}

# Process IDs are reused, so the start time is part of the lock.
started_at() {
  sed 's/.*) //' "$PROC/$1/stat" 2>/dev/null | cut -d ' ' -f 20
}

break_stale_lock() {
  [ -d "$LOCK.d" ] || return 0
  read -r stale_pid stale_start 2>/dev/null <"$LOCK.d/holder" || stale_pid=
  if [ -z "$stale_pid" ]; then
    # its creator was interrupted between two lines, or is creating it right now: give it a moment
    sleep 1
    [ ! -s "$LOCK.d/holder" ] || return 0
  elif kill -0 "$stale_pid" 2>/dev/null && [ "$(started_at "$stale_pid")" = "$stale_start" ]; then
    return 0
  fi
  mv "$LOCK.d" "$LOCK.stale.$$" 2>/dev/null && rm -rf "$LOCK.stale.$$"
}

release_lock() {
  [ "$LOCK_HELD" != directory ] || rm -rf "$LOCK.d"
  LOCK_HELD=
}
