#!/bin/sh
# Runs on the deploying machine. A registry in a container joins the networks of the clusters that use it. They are recorded on its volume,
# one empty directory each: a container that replaces it joins them too.
set -eu

notes=/var/lib/registry/.k3spulumi-networks

in_registry() { in_container "$registry" "$@"; }

# shellcheck disable=SC2016  # a template of docker
is_in() { engine 60 inspect --format '{{range $name, $network := .NetworkSettings.Networks}}{{println $name}}{{end}}' "$registry" | grep -qxF -e "$1"; }

join() {
  if is_in "$1"; then return 0; fi
  say "connecting $registry to $1"
  engine 60 network connect "$1" "$registry" >/dev/null
}

noted() { in_registry ls "$notes" 2>/dev/null || :; }

ready() {
  tries=0
  until in_registry wget -q -O /dev/null http://127.0.0.1:5000/v2/ 2>/dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -ge 60 ]; then
      engine 60 logs --tail 10 "$registry" >&2 || :
      fail "registry $registry does not answer after 60 s: see its log above."
    fi
    sleep 1
  done
  noted | while IFS= read -r network; do
    [ -z "$network" ] || ! engine 60 network inspect "$network" >/dev/null 2>&1 || join "$network"
  done
}

connect() {
  tries=0
  until [ "$(engine 60 inspect --format '{{.State.Running}}' "$registry" 2>/dev/null)" = true ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 120 ] || fail "registry $registry is not running after 120 s: create it on this engine, or start it ('docker start $registry')."
    sleep 1
  done
  join "$1"
  in_registry mkdir -p "$notes/$1"
}

disconnect() {
  engine 60 inspect "$registry" >/dev/null 2>&1 || return 0
  engine 60 network disconnect --force "$1" "$registry" >/dev/null 2>&1 || :
  in_registry rmdir "$notes/$1" 2>/dev/null || :
}

# main ready|connect|disconnect REGISTRY [NETWORK]
main() {
  need_docker
  action=$1
  registry=$2
  case "$action" in
    ready) ready ;;
    connect) connect "$3" ;;
    disconnect) disconnect "$3" ;;
  esac
}

main "$@" </dev/null
