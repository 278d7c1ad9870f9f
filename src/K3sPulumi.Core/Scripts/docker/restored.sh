#!/bin/sh
# What the restores of containers share. Runs on the deploying machine; GENERATION, SECONDS_LEFT are set by what follows.
# shellcheck disable=SC2154  # docker/watch makes the work directory

DATA=/var/lib/rancher/k3s

is_running() { [ "$(engine 60 inspect --format '{{.State.Running}}' "$1" 2>/dev/null)" = true ]; }

# in_volumes CONTAINER SCRIPT: beside it, as it may not run
in_volumes() {
  engine 300 run --rm --network none --label k3spulumi.restore=yes --volumes-from "$1" --entrypoint sh \
    "$(engine 60 inspect --format '{{.Image}}' "$1")" -c "$2" </dev/null
}

# restored CONTAINER: the number of its last restore
restored() {
  restored=$(in_volumes "$1" "cat $DATA/.k3spulumi-restored 2>/dev/null" || :)
  case "$restored" in '' | *[!0-9]*) echo 0 ;; *) echo "$restored" ;; esac
}

is_restored() { [ "$(restored "$1")" -ge "$GENERATION" ]; }

note_restored() { in_volumes "$1" "echo $GENERATION >$DATA/.k3spulumi-part && mv $DATA/.k3spulumi-part $DATA/.k3spulumi-restored"; }

# Whether it was there when this restore began: a server that was added since has nothing to give up.
takes_part() { [ "$(in_volumes "$1" "cat $DATA/.k3spulumi-standby 2>/dev/null" || :)" = "$GENERATION" ]; }

# some_restored CONTAINER=NODE...: then the snapshot is in the cluster, whichever server was replaced since
some_restored() {
  for pair in "$@"; do ! is_restored "${pair%%=*}" || return 0; done
  return 1
}

# It does not come back by itself, whatever the engine does.
stop_server() {
  engine 60 update --restart=no "$1" >/dev/null
  is_running "$1" || return 0
  say "stopping $1"
  engine 150 stop --time 60 "$1" >/dev/null
}

# Stopped by stop_server, and not started since.
is_held() { [ "$(engine 60 inspect --format '{{.HostConfig.RestartPolicy.Name}}' "$1" 2>/dev/null)" = no ]; }

start_server() {
  engine 120 start "$1" >/dev/null
  engine 60 update --restart=unless-stopped "$1" >/dev/null
}

# print_kubeconfig CONTAINER: for the program that started this
print_kubeconfig() {
  printf '\n===== k3spulumi kubeconfig\n'
  in_container "$1" cat /etc/rancher/k3s/k3s.yaml
  printf '\n===== k3spulumi end\n'
}

# await CONTAINER NODE
await() {
  say "waiting up to $SECONDS_LEFT s until node $2 is Ready"
  begin=$(now)
  until is_ready server "$1" "$2"; do
    [ $(($(now) - begin)) -lt "$SECONDS_LEFT" ] ||
      fail "node $2 was not Ready after $SECONDS_LEFT s: see 'docker logs $1', then run again; the restore continues where it is."
    sleep "${K3SPULUMI_POLL:-1}"
  done
  stop_watch
  : >"$work/node"
  say "node $2 is Ready"
}
