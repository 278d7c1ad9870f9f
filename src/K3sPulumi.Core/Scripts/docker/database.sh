#!/bin/sh
# Runs on the deploying machine: check, restore or end, then GENERATION FROM SECONDS DATABASE CONTAINER=NODE..., the first server first. Brings
# the database in a container back to a dump while all servers are stopped, starts them one after another, and prints the kubeconfig. Every step
# can be cut: the volumes remember what is done. end: the restore is not asked for any more. k3p_inside prints the script for the database.
# shellcheck disable=SC2154  # docker/watch makes the work directory
set -eu

BROUGHT=/var/lib/k3s-datastore/k3spulumi-brought

# in_database VERB: what is wrong is said inside
in_database() {
  is_running "$DATABASE" ||
    fail "container $DATABASE, which has the database, does not run on the engine that the docker command uses here: start it, then run again."
  set -- "$1"
  case "$1 $FROM" in
  ask*) ;;
  *' /'*)
    if [ ! -f "$FROM" ] || [ ! -s "$FROM" ]; then fail "restore.from: there is no file $FROM on the deploying machine, which brings it to the database: use the path of a dump that is there, or the name of one in container $DATABASE."; fi
    engine 900 cp "$FROM" "$DATABASE:$BROUGHT" >/dev/null || fail "$FROM cannot be copied to container $DATABASE: see the line above."
    set -- "$1" "$BROUGHT"
    ;;
  esac
  inside_code=0
  k3p_inside | engine 3600 exec -i -u 0 "$DATABASE" sh -s -- "$@" >&2 || inside_code=$?
  [ -z "${2:-}" ] || engine 60 exec -u 0 "$DATABASE" rm -f "$BROUGHT" </dev/null || :
  return "$inside_code"
}

# rejoin CONTAINER NODE: K3s refuses keys that are newer than the database's, and finds none; before 1.23 it also looks for "joined-…"
rejoin() {
  if ! is_restored "$1" && takes_part "$1"; then
    stop_server "$1"
    in_volumes "$1" "cd $DATA/server 2>/dev/null || exit 0
    rm -f db/joined-*
    for folder in tls cred; do
      [ ! -d \$folder ] || [ -d \$folder-before-restore-$GENERATION ] || mv \$folder \$folder-before-restore-$GENERATION || exit 1
    done" || fail "cannot move the keys in the volume of $1: is the disk full, or read-only? Run again."
    note_restored "$1"
  fi
  start_server "$1"
  await "$1" "$2"
}

restore() {
  if ! some_restored "$@"; then
    in_database check || exit 1
    for pair in "$@"; do
      in_volumes "${pair%%=*}" "echo $GENERATION >$DATA/.k3spulumi-standby"
      stop_server "${pair%%=*}"
    done
    in_database restore || exit 1
  fi
  for pair in "$@"; do rejoin "${pair%%=*}" "${pair#*=}"; done
  print_kubeconfig "$FIRST"
}

end_restore() {
  held=''
  for pair in "$@"; do ! is_held "${pair%%=*}" || held="$held $pair"; done
  if [ -z "$held" ]; then
    say "no server is stopped for a restore"
    return 0
  fi
  if some_restored "$@" || { is_running "$DATABASE" && in_database ask; }; then
    say "the database is restored: the servers start with it"
    for pair in $held; do rejoin "${pair%%=*}" "${pair#*=}"; done
    return 0
  fi
  say "a restore was interrupted and is not asked for any more: the servers start with the database from before"
  for pair in $held; do start_server "${pair%%=*}"; done
  for pair in $held; do await "${pair%%=*}" "${pair#*=}"; done
}

main() {
  need_docker
  verb=$1 GENERATION=$2 FROM=$3 SECONDS_LEFT=$4 DATABASE=$5 FIRST=${6%%=*}
  shift 5
  begin_watching
  case "$verb" in
  check) some_restored "$@" || in_database check || exit 1 ;;
  restore) restore "$@" ;;
  end) end_restore "$@" ;;
  *) fail "check, restore or end?" ;;
  esac
}

main "$@" </dev/null
