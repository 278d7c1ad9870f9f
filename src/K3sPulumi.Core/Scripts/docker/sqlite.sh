#!/bin/sh
# Runs on the deploying machine: check, restore or end, then GENERATION FROM SECONDS FOLDER CONTAINER=NODE. Brings SQLite in a container back to a
# copy, and prints the kubeconfig. Every step can be cut: the server's volume remembers that it is done. end: the restore is not asked for any
# more. K3P_RESTORE_TOKENS is set in front of this.
# shellcheck disable=SC2154  # docker/watch makes the work directory
set -eu

# find_copy CONTAINER: into the work directory
find_copy() {
  case "$FROM" in
  /*) set -- "$1" "$FROM" ;;
  *) set -- "$1" "$FOLDER/$FROM" "$FOLDER/$FROM.db" ;;
  esac
  searched=$1
  shift
  for path in "$@"; do
    engine 600 cp "$searched:$path" - 2>/dev/null | tar -xOf - >"$work/copy" 2>/dev/null || :
    [ ! -s "$work/copy" ] || return 0
  done
  fail "restore.from: there is no copy $FROM in container $searched: use one that is there ('docker exec $searched ls $FOLDER'), or copy one into its volume."
}

check_copy() {
  wrong=$(copy_problem "$work/copy" "$K3P_RESTORE_TOKENS")
  [ -z "$wrong" ] || fail "restore.from: $FROM $wrong."
  cp "$work/copy" "$work/checked"
  copy_is_sound "$work/checked" ||
    fail "restore.from: $FROM is damaged (SQLite says: $(printf '%s\n' "$copy_says" | head -n 1)): use another copy. Nothing was restored."
}

# begun CONTAINER LINE: 1 is the number of a restore that was begun, 2 is what the names of the data from before it end with.
begun() { in_volumes "$1" "sed -n $2p $DATA/.k3spulumi-begun 2>/dev/null" || :; }

# was_cut CONTAINER: a restore was begun, and not done. Sets FROM_BEFORE.
was_cut() {
  cut_number=$(begun "$1" 1)
  case "$cut_number" in '' | *[!0-9]*) return 1 ;; esac
  FROM_BEFORE=$(begun "$1" 2)
  [ "$cut_number" -gt "$(restored "$1")" ]
}

# FROM_BEFORE stays the same until this restore is done.
begin_copy() {
  if was_cut "$1"; then
    [ "$cut_number" != "$GENERATION" ] || return 0
    stop_server "$1"
    bring_data_back "$1" || cannot_bring_back
  fi
  FROM_BEFORE=$(in_volumes "$1" "cd $DATA && db=server/db/state.db aside=before-restore-$GENERATION
    [ ! -e \$db.\$aside ] || aside=\$aside-\$(date +%s)
    printf '%s\n' $GENERATION \$aside >.k3spulumi-part && mv .k3spulumi-part .k3spulumi-begun && echo \$aside")
  case "$FROM_BEFORE" in before-restore-*) ;; *) fail "cannot write in the volume of $1: is the disk full, or read-only? Nothing was restored." ;; esac
}

# The database last: until it has gone, what is in its place is the old one. K3s refuses keys that are newer than its database's.
place_copy() {
  in_volumes "$1" "set -e
    umask 077
    cd $DATA/server
    if [ ! -e db/state.db.$FROM_BEFORE/state.db ] && [ -e db/state.db ]; then
      mkdir -p db/state.db.$FROM_BEFORE
      for part in state.db-wal state.db-shm state.db; do [ ! -e db/\$part ] || mv db/\$part db/state.db.$FROM_BEFORE/\$part; done
    fi
    rm -f db/state.db db/state.db-wal db/state.db-shm db/joined-*
    for folder in tls cred; do [ ! -d \$folder ] || [ -d \$folder-$FROM_BEFORE ] || mv \$folder \$folder-$FROM_BEFORE; done
    chown 0:0 db/state.db.restoring
    chmod 600 db/state.db.restoring
    sync
    mv db/state.db.restoring db/state.db" || fail "cannot move the data in the volume of $1: is the disk full, or read-only? The container is stopped; run again."
}

bring_data_back() {
  in_volumes "$1" "set -e
    cd $DATA/server
    for folder in tls cred; do [ ! -d \$folder-$FROM_BEFORE ] || { rm -rf \$folder && mv \$folder-$FROM_BEFORE \$folder; }; done
    rm -f db/state.db.restoring
    if [ -e db/state.db.$FROM_BEFORE/state.db ]; then
      rm -f db/state.db db/state.db-wal db/state.db-shm
      mv db/state.db.$FROM_BEFORE/state.db db/state.db
    fi
    for part in wal shm; do [ ! -e db/state.db.$FROM_BEFORE/state.db-\$part ] || mv db/state.db.$FROM_BEFORE/state.db-\$part db/state.db-\$part; done
    rmdir db/state.db.$FROM_BEFORE 2>/dev/null || :
    rm -f ../.k3spulumi-begun"
}

cannot_bring_back() { fail "the data from before cannot be brought back: is the disk full, or read-only? It is in server/db of the volume; run again."; }

# Where the API answers, it is not the copy that is wrong.
give_up() {
  if [ "$(ask_cluster server "$1" get --raw /readyz)" = ok ]; then
    note_restored "$1"
    return 0
  fi
  engine 60 logs --tail 20 "$1" >"$work/log" 2>&1 || :
  say "K3s does not start with $FROM; the last lines of $1:"
  sed -E -e 's/K10[0-9a-f]{64}::[^[:space:]"]*/[secret]/g' "$work/log" | cut -c 1-300 | log_tail >&2
  stop_server "$1"
  bring_data_back "$1" || cannot_bring_back
  start_server "$1"
  fail "nothing was restored; the server starts again with the data from before. Correct what the lines above say, then run again."
}

restore_copy() {
  find_copy "$1"
  check_copy
  begin_copy "$1"
  engine 600 cp "$work/copy" "$1:$DATA/server/db/state.db.restoring" >/dev/null
  stop_server "$1"
  say "restoring SQLite from $FROM"
  place_copy "$1"
  start_server "$1"
  if ! (await "$1" "$2"); then
    give_up "$1"
    exit 1
  fi
  note_restored "$1"
  in_volumes "$1" "rm -f $DATA/.k3spulumi-begun"
  say "SQLite is restored from $FROM"
}

restore() {
  if is_restored "$FIRST"; then
    start_server "$FIRST"
    await "$FIRST" "$NODE"
  else
    restore_copy "$FIRST" "$NODE"
  fi
  print_kubeconfig "$FIRST"
}

check() {
  ! is_restored "$FIRST" || return 0
  find_copy "$FIRST"
  check_copy
}

end_restore() {
  if was_cut "$FIRST"; then
    say "a restore was interrupted and is not asked for any more: the data from before comes back"
    stop_server "$FIRST"
    bring_data_back "$FIRST" || cannot_bring_back
  elif ! is_held "$FIRST"; then
    say "the server is not stopped for a restore"
    return 0
  fi
  start_server "$FIRST"
  await "$FIRST" "$NODE"
}

main() {
  need_docker
  verb=$1 GENERATION=$2 FROM=$3 SECONDS_LEFT=$4 FOLDER=$5 FIRST=${6%%=*} NODE=${6#*=}
  begin_watching
  case "$verb" in
  check) check ;;
  restore) restore ;;
  end) end_restore ;;
  *) fail "check, restore or end?" ;;
  esac
}

main "$@" </dev/null
