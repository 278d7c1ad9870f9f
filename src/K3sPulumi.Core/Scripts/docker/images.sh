#!/bin/sh
# Runs on the deploying machine. Puts images of the Docker engine, or archives of images, into the containerd of a node in Docker.
# An image that is there already is left alone: what was imported is noted beside the node's images, on its volume.
set -eu

notes=/var/lib/rancher/k3s/agent/k3spulumi-images

in_node() { in_container "$node" "$@"; }

# macOS has another name for it
sha256() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# What tells one state of an image or archive from another.
identity_of() {
  case "$kind" in
    archive) sha256 <"$1" ;;
    image) docker image inspect --format '{{.Id}}' "$1" 2>/dev/null ;;
  esac
}

# Where the node keeps its note: a file name for any image name or path.
note_of() { printf '%s/%s' "$notes" "$(printf '%s' "$1" | sha256 | cut -c 1-32)"; }

# "crictl images NAME" would not do: containerd lists all of its images for any name.
has_image() { in_node crictl inspecti -q "$1" >/dev/null 2>&1; }

has_all() {
  for name in $1; do
    has_image "$name" || return 1
  done
}

# What reaches Kubernetes hears of an import a moment later.
has_all_soon() {
  looks=0
  until has_all "$1"; do
    looks=$((looks + 1))
    [ "$looks" -lt 5 ] || return 1
    sleep 1
  done
}

# The node's ctr reads plain archives only.
send() {
  case "$kind" in
    archive) unpacked "$1" | docker exec -i "$node" ctr -n k8s.io images import - >/dev/null ;;
    image) docker save "$1" | docker exec -i "$node" ctr -n k8s.io images import - >/dev/null ;;
  esac
}

# put SOURCE: the name of an image, or the path of an archive.
put() {
  case "$1" in
    /* | ./* | ../*) kind=archive ;;
    *) kind=image ;;
  esac
  if [ "$kind" = archive ]; then
    [ -s "$1" ] || fail "archive $1 is missing or empty: make it with 'docker save --output $1 IMAGE...'."
    tool=$(unpacker "$1")
    [ -z "$tool" ] || command -v "$tool" >/dev/null 2>&1 || fail "$tool is missing on this machine, and $1 is packed with it: install it."
    wanted=$(names_in "$1")
  else
    wanted=$1
  fi
  identity=$(identity_of "$1") || fail "image $1 is not in this Docker engine: 'docker pull $1' or 'docker build --tag $1 ...' first."
  note=$(note_of "$1")
  if [ "$(in_node cat "$note" 2>/dev/null || :)" = "$identity" ] && has_all "$wanted"; then
    say "$1 is in $node already"
    return 0
  fi
  say "importing $1 into $node"
  send "$1" || fail "cannot import $1 into $node: look at its last lines with 'docker logs --tail 20 $node'."
  has_all_soon "$wanted" || fail "$1 was imported into $node, but its containerd does not list it: 'docker exec $node crictl images' shows what is there."
  # the words belong to the shell in the node
  # shellcheck disable=SC2016
  docker exec "$node" sh -c 'mkdir -p "$1" && printf "%s" "$3" >"$2"' sh "$notes" "$note" "$identity" </dev/null
}

# main NODE SOURCE...
main() {
  need_docker
  node=$1
  shift
  [ "$(docker inspect --format '{{.State.Running}}' "$node" 2>/dev/null)" = true ] || fail "container $node does not run: 'docker start $node'."
  for source in "$@"; do
    put "$source"
  done
}

main "$@" </dev/null
