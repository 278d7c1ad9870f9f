#!/bin/sh
# dump: makes a dump of a datastore, once for each number, and says which ones there are. What has been made stays.
set -eu

DUMP_TOOL="$ROOT/usr/local/sbin/k3spulumi-datastore"

dumps_taken() { sed -n 's/^\([0-9][0-9]*\)$/\1/p' "$DUMP_NOTE" 2>/dev/null | grep . || echo 0; }

# run_tool ARGUMENTS...
run_tool() { bounded "$K3P_PREPARE_SECONDS" sh "$DUMP_TOOL" "$K3P_KIND" "$@" >"$WORK/dump.log" 2>&1 9>&-; }

take_dump() {
  say "making a dump, at most $K3P_PREPARE_SECONDS s; it waits while another one is being made"
  run_tool backup on-demand || {
    complain "the dump failed:"
    show_tail "$WORK/dump.log"
    complain "See that the datastore runs and that the disk is not full, then run again. Older dumps are unchanged."
    exit 1
  }
  say "saved $(tail -n 1 "$WORK/dump.log")"
  if ! printf '%s\n' "$K3P_SNAPSHOT_GENERATION" 2>/dev/null >"$DUMP_NOTE.part" || ! mv -f "$DUMP_NOTE.part" "$DUMP_NOTE"; then fail "cannot write $DUMP_NOTE: is the disk full?"; fi
}

main() {
  need_root
  begin_work
  take_lock "$K3P_PREPARE_SECONDS"
  [ "$1" = dump ] || fail "unknown verb $1: use dump."
  prepare_tool
  # shellcheck source=/dev/null
  . "$ROOT/etc/k3spulumi/$K3P_KIND/backup.conf"
  if [ "$K3P_SNAPSHOT_GENERATION" -gt "$(dumps_taken)" ]; then
    take_dump
  else
    say "dump $K3P_SNAPSHOT_GENERATION has been made already"
  fi
  run_tool prune on-demand || warn "old dumps could not be removed: $(tail -n 1 "$WORK/dump.log" | redact)"
  report_dumps
  print_mark taken
  dump_files on-demand- | head -n 1 | with_digest
  if [ -n "${K3P_SNAPSHOT_PULL:-}" ]; then
    print_mark scheduled
    dump_files | head -n "$KEEP" | with_digest
  fi
  print_mark end
}

main "$@" </dev/null
