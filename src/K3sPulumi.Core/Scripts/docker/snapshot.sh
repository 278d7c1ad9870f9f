#!/bin/sh
# Runs on the deploying machine: GENERATION KEEP STORE NODE FOLDER CONTAINER [PULL]. Takes a snapshot of the datastore of the server in the container,
# once for each number, which its volume remembers.
set -eu

DATA=/var/lib/rancher/k3s
SAVE_SECONDS=600

print_mark() { printf '\n===== k3spulumi %s\n' "$1"; }

taken() { in_container "$SERVER" cat "$DATA/k3spulumi-snapshot" 2>/dev/null | grep -x '[0-9][0-9]*' || echo 0; }

note_taken() {
  in_container "$SERVER" sh -c "echo $GENERATION >$DATA/k3spulumi-snapshot.part && mv -f $DATA/k3spulumi-snapshot.part $DATA/k3spulumi-snapshot" ||
    fail "cannot write in container $SERVER: is the disk of the engine full?"
}

# snapshot_files START: "SIZE NAME" of each file in the container whose name starts so
snapshot_files() {
  in_container "$SERVER" ls -ln "$FOLDER" 2>/dev/null | awk -v start="$1" '/^-/ && (start == "" || index($NF, start) == 1) { print $5, $NF }'
}

# need_space FILE: what is written is about as large as the datastore
need_space() {
  free=$(in_container "$SERVER" df -Pk "$DATA/server" 2>/dev/null | awk 'NR == 2 { print $4 }')
  size=$(in_container "$SERVER" ls -ln "$1" 2>/dev/null | awk '/^-/ { print $5 }')
  case "$free$size" in '' | *[!0-9]*) return 0 ;; esac
  [ -z "$free" ] || [ "$free" -ge "$((${size:-0} * 11 / 10240))" ] ||
    fail "the disk of container $SERVER has $((free / 1024)) MB free, and a snapshot needs about $((size / 1048576 + 1)) MB: free some space, then run again."
}

take_etcd() {
  need_space "$DATA/server/db/etcd/member/snap/db"
  before=$(snapshot_files on-demand- | newest_snapshot)
  say "saving a snapshot of etcd in $SERVER, at most $SAVE_SECONDS s"
  engine "$SAVE_SECONDS" exec "$SERVER" k3s etcd-snapshot save --name on-demand </dev/null >"$WORK/log" 2>&1 ||
    snapshot_failed "k3s etcd-snapshot save failed"
  made=$(snapshot_files on-demand- | newest_snapshot)
  { [ -n "$made" ] && [ "$made" != "$before" ]; } || snapshot_failed "K3s saved no snapshot"
  say "saved ${made##* }"
}

snapshot_failed() {
  say "$1 in container $SERVER; its last lines:"
  log_tail <"$WORK/log" >&2
  fail "See that the container runs and that the disk of the engine is not full, then run again. Older snapshots are unchanged."
}

# K3s's image has nothing that reads SQLite, so that this machine completes the copy. The log is added to the database as after a crash. That
# is right where no checkpoint has written to the database meanwhile: then it is still the same afterwards.
take_sqlite() {
  command -v python3 >/dev/null 2>&1 || command -v sqlite3 >/dev/null 2>&1 ||
    fail "neither python3 nor sqlite3 is installed on this machine, which completes the copy: install one of them, then run again."
  need_space "$DATA/server/db/state.db"
  say "copying the SQLite database of $SERVER"
  tries=0
  until copy_pair; do
    tries=$((tries + 1))
    [ "$tries" -lt 10 ] || fail "the SQLite database of $SERVER changed during each of $tries copies: run again when the cluster is less busy."
    say "the database has changed meanwhile; copying again ($tries of 10)"
    sleep "${K3SPULUMI_POLL:-2}"
  done
  [ "$(complete_copy "$WORK/state.db" 2>"$WORK/log" | tail -n 1)" = ok ] || snapshot_failed "the copy of SQLite is not consistent (PRAGMA integrity_check)"
  chmod 600 "$WORK/state.db"
  in_container "$SERVER" sh -c "umask 077; mkdir -p '$FOLDER' && chmod 700 '$FOLDER'" || fail "cannot create $FOLDER in container $SERVER."
  name="on-demand-$NODE-$(now).db"
  engine 300 cp "$WORK/state.db" "$SERVER:$FOLDER/.on-demand.part" >/dev/null 2>"$WORK/log" || snapshot_failed "the copy cannot be stored"
  in_container "$SERVER" sh -c "chown 0:0 '$FOLDER/.on-demand.part' && mv -f '$FOLDER/.on-demand.part' '$FOLDER/$name'" || fail "cannot write $FOLDER in container $SERVER: is the disk of the engine full?"
  say "saved $name"
}

copy_pair() {
  rm -f "$WORK/state.db" "$WORK/state.db-wal" "$WORK/again.db"
  engine 300 cp "$SERVER:$DATA/server/db/state.db" "$WORK/state.db" >/dev/null 2>"$WORK/log" || snapshot_failed "there is no SQLite database"
  engine 300 cp "$SERVER:$DATA/server/db/state.db-wal" "$WORK/state.db-wal" >/dev/null 2>&1 || :
  engine 300 cp "$SERVER:$DATA/server/db/state.db" "$WORK/again.db" >/dev/null 2>"$WORK/log" || snapshot_failed "the database cannot be read"
  cmp -s "$WORK/state.db" "$WORK/again.db" && rm -f "$WORK/again.db"
}

# complete_copy FILE: makes it one file without a log, and prints "ok" if it is consistent
complete_copy() {
  if command -v python3 >/dev/null 2>&1; then
    python3 -c '
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("PRAGMA journal_mode=DELETE").fetchall()
print(database.execute("PRAGMA integrity_check").fetchone()[0])' "$1"
  else
    sqlite3 "$1" 'PRAGMA journal_mode=DELETE; PRAGMA integrity_check;'
  fi
}

prune_snapshots() {
  if [ "$STORE" = etcd ]; then
    bounded 120 docker exec "$SERVER" k3s etcd-snapshot prune --name on-demand --snapshot-retention "$KEEP" </dev/null >"$WORK/log" 2>&1 || {
      [ $? != 124 ] || echo 'K3s has not answered for 120 s' >"$WORK/log"
      say "old snapshots of etcd could not be removed: $(tail -n 1 "$WORK/log")"
    }
  else
    snapshot_files "on-demand-$NODE-" | sed -n 's|.* \(on-demand-.*-\)\([0-9][0-9]*\)\.db$|\2 \1\2.db|p' | sort -rn | tail -n "+$((KEEP + 1))" |
      while read -r _ old; do in_container "$SERVER" rm -f "$FOLDER/$old"; done
  fi
}

# pull_snapshots FOLDER: the newest one on demand and those on schedule, to this machine, in each run in which they are not there yet
pull_snapshots() {
  {
    snapshot_files "on-demand-$NODE-" | newest_snapshot
    snapshot_files '' | scheduled_snapshots | head -n "$KEEP"
  } | while read -r listed_time listed_size listed_name; do
    listed_digest=$(in_container "$SERVER" sha256sum "$FOLDER/$listed_name" 2>/dev/null | cut -d ' ' -f 1)
    printf '%s %s %s %s/%s\n' "$listed_time" "$listed_size" "${listed_digest:--}" "$FOLDER" "$listed_name"
  done >"$WORK/listed"
  pull "$SERVER" "$1" <"$WORK/listed"
}

# report PART START: the newest of them
report() {
  print_mark "$1"
  snapshot_files "$2" | newest_snapshot | while read -r time size name; do printf '%s %s %s/%s\n' "$time" "$size" "$FOLDER" "$name"; done
}

main() {
  need_docker
  GENERATION=$1 KEEP=$2 STORE=$3 NODE=$4 FOLDER=$5 SERVER=$6
  begin_work
  need_running "$SERVER"
  if [ "$GENERATION" -gt "$(taken)" ]; then
    "take_$STORE"
    note_taken
  else
    say "snapshot $GENERATION has been taken already"
  fi
  prune_snapshots
  [ -z "${7:-}" ] || pull_snapshots "$7"
  report snapshots ''
  print_mark end
}

main "$@" </dev/null
