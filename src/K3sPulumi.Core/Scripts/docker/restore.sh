#!/bin/sh
# Runs on the deploying machine: check, restore or end, then GENERATION FROM SECONDS S3 FOLDER CONTAINER=NODE..., the first server first. Brings
# embedded etcd in containers back to a snapshot, and prints the kubeconfig. Every step can be cut: a server's volume remembers that it is done.
# end: the restore is not asked for any more.
# shellcheck disable=SC2154  # docker/watch makes the work directory
set -eu

DROP_IN=/etc/rancher/k3s/config.yaml.d/zz-restore.yaml

# find_snapshot CONTAINER: its path, or its name in the bucket, and what else the reset needs
find_snapshot() {
  OPTIONS=''
  case "$FROM" in
  s3://*)
    bucket=${FROM#s3://} SNAPSHOT=${FROM##*/}
    folder=${bucket#*/}
    case "$folder" in */*) folder=${folder%/*} ;; *) folder='' ;; esac
    OPTIONS="etcd-s3: true
etcd-s3-bucket: \"${bucket%%/*}\"
etcd-s3-folder: \"$folder\""
    return 0
    ;;
  /*) set -- "$1" "$FROM" ;;
  *) set -- "$1" "$FOLDER/$FROM" "$FOLDER/$FROM.zip" ;;
  esac
  searched=$1
  shift
  for path in "$@"; do
    if engine 600 cp "$searched:$path" - 2>/dev/null | tar -tf - 2>/dev/null | grep -q .; then
      SNAPSHOT=$path
      [ -z "$S3" ] || OPTIONS='etcd-s3: false'
      return 0
    fi
  done
  case "$FROM" in
  /*) ;;
  *)
    SNAPSHOT=$FROM
    [ -z "$S3" ] || return 0
    ;;
  esac
  fail "restore.from: there is no snapshot $FROM in container $searched, which brings it back: use a snapshot that is there ('docker exec $searched k3s etcd-snapshot ls'), or copy one into its volume."
}

# Sets old_data: after a number, which sets of old data were there before the first try since the last restore that was done.
note_begun() {
  old_data=$(in_volumes "$1" "cat $DATA/.k3spulumi-begun 2>/dev/null" || :)
  case "$old_data" in *' '*) [ "${old_data%% *}" -le "$(restored "$1")" ] || return 0 ;; esac
  old_data="$GENERATION $(in_volumes "$1" "ls $DATA/server/db 2>/dev/null" | grep '^etcd-old-' | tr '\n' ' ' || :)"
  in_volumes "$1" "echo '$old_data' >$DATA/.k3spulumi-part && mv $DATA/.k3spulumi-part $DATA/.k3spulumi-begun"
}

# reset FIRST: K3s resets the cluster and ends.
reset() {
  say "restoring etcd from $FROM, up to $SECONDS_LEFT s"
  mkdir "$work/config.yaml.d"
  printf 'cluster-reset: true\ncluster-reset-restore-path: "%s"\nserver: ""\n%s\n' "$SNAPSHOT" "$OPTIONS" >"$work/config.yaml.d/zz-restore.yaml"
  note_begun "$1"
  engine 60 cp "$work/config.yaml.d" "$1:/etc/rancher/k3s/" >/dev/null
  since=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  engine 120 start "$1" >/dev/null
  begin=$(now)
  said=$begin
  while is_running "$1" && [ $(($(now) - begin)) -lt "$SECONDS_LEFT" ]; do
    if [ $(($(now) - said)) -ge 10 ]; then
      said=$(now)
      say "still restoring ($((said - begin)) of $SECONDS_LEFT s)"
    fi
    sleep "${K3SPULUMI_POLL:-1}"
  done
  engine 90 stop --time 10 "$1" >/dev/null
  take_back_drop_in "$1"
  engine 60 logs --since "$since" "$1" >"$work/log" 2>&1 || :
  grep -q 'restart without --cluster-reset' "$work/log"
}

take_back_drop_in() {
  : >"$work/empty"
  engine 60 cp "$work/empty" "$1:$DROP_IN" >/dev/null
}

# The first set of data that is new since the restore began is what was there.
bring_data_back() {
  in_volumes "$1" "cd $DATA/server/db || exit 0
    for old in etcd-old-*; do
      case ' $old_data' in *\" \$old \"*) continue ;; esac
      [ ! -d \"\$old\" ] || { rm -rf etcd && mv \"\$old\" etcd; }
      break
    done
    rm -f reset-flag $DATA/.k3spulumi-begun"
}

# give_up CONTAINER=NODE...
give_up() {
  say "K3s could not restore $FROM; the last lines of $FIRST:"
  sed -E -e 's/K10[0-9a-f]{64}::[^[:space:]"]*/[secret]/g' "$work/log" | cut -c 1-300 | log_tail >&2
  bring_data_back "$FIRST"
  for pair in "$@"; do start_server "${pair%%=*}"; done
  fail "nothing was restored; the servers start again with the data from before. Correct what the lines above say, then run again."
}

# rejoin CONTAINER NODE: as K3s itself does with a member that was removed
rejoin() {
  if ! is_restored "$1" && takes_part "$1"; then
    stop_server "$1"
    in_volumes "$1" "[ ! -e $DATA/server/db/etcd ] || mv $DATA/server/db/etcd $DATA/server/db/etcd-old-\$(date +%s)"
    note_restored "$1"
  fi
  start_server "$1"
  await "$1" "$2"
}

# restore_first CONTAINER=NODE...: two clusters at once would both act on the nodes, so all servers stop first
restore_first() {
  find_snapshot "$FIRST"
  for pair in "$@"; do
    in_volumes "${pair%%=*}" "echo $GENERATION >$DATA/.k3spulumi-standby"
    [ "${pair%%=*}" = "$FIRST" ] || stop_server "${pair%%=*}"
  done
  stop_server "$FIRST"
  reset "$FIRST" || give_up "$@"
  note_restored "$FIRST"
}

restore() {
  some_restored "$@" || restore_first "$@"
  start_server "$FIRST"
  await "$FIRST" "${1#*=}"
  shift
  for pair in "$@"; do rejoin "${pair%%=*}" "${pair#*=}"; done
  in_volumes "$FIRST" "rm -f $DATA/.k3spulumi-begun"
  say "etcd is restored from $FROM"
  print_kubeconfig "$FIRST"
}

# end_restore CONTAINER=NODE...: where the first server has the snapshot, the others cannot go on with the data from before.
end_restore() {
  held=''
  for pair in "$@"; do ! is_held "${pair%%=*}" || held="$held $pair"; done
  if [ -z "$held" ]; then
    say "no server is stopped for a restore"
  elif some_restored "$@"; then
    say "the first server has the snapshot: the others join it"
    for pair in $held; do rejoin "${pair%%=*}" "${pair#*=}"; done
  else
    say "a restore was interrupted and is not asked for any more: the servers start with the data from before"
    old_data=$(in_volumes "$FIRST" "cat $DATA/.k3spulumi-begun 2>/dev/null" || :)
    if [ -n "$old_data" ]; then
      stop_server "$FIRST"
      take_back_drop_in "$FIRST"
      bring_data_back "$FIRST"
    fi
    for pair in $held; do start_server "${pair%%=*}"; done
    for pair in $held; do await "${pair%%=*}" "${pair#*=}"; done
  fi
}

main() {
  need_docker
  verb=$1 GENERATION=$2 FROM=$3 SECONDS_LEFT=$4 S3=$5 FOLDER=$6 FIRST=${7%%=*}
  shift 6
  begin_watching
  case "$verb" in
  check) some_restored "$@" || find_snapshot "$FIRST" ;;
  restore) restore "$@" ;;
  end) end_restore "$@" ;;
  *) fail "check, restore or end?" ;;
  esac
}

main "$@" </dev/null
