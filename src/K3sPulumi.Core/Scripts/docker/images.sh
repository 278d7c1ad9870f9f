#!/bin/sh
# Runs on the deploying machine. Imports images of the Docker engine, or image archives, into the containerd of a node in a container.
# An image that the node already has is skipped: imports are recorded next to the node's images, on its volume.
set -eu

notes=/var/lib/rancher/k3s/agent/k3spulumi-images
IMPORT_SECONDS=1800

in_node() { in_container "$node" "$@"; }

# macOS has shasum instead of sha256sum.
sha256() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# What changes when the image or archive changes.
identity_of() {
  case "$kind" in
    archive) sha256 <"$1" ;;
    image) engine 60 image inspect --format '{{.Id}}' "$1" 2>/dev/null ;;
  esac
}

# Where the node records an import: a valid file name for any image name or path.
note_of() { printf '%s/%s' "$notes" "$(printf '%s' "$1" | sha256 | cut -c 1-32)"; }

# Not "crictl images NAME": containerd lists all images for any name.
has_image() { in_node crictl inspecti -q "$1" >/dev/null 2>&1; }

has_all() {
  for name in $1; do
    has_image "$name" || return 1
  done
}

# The Kubernetes side of containerd lists an import a moment later.
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
    archive) unpacked "$1" | engine "$IMPORT_SECONDS" exec -i "$node" ctr -n k8s.io images import - >/dev/null ;;
    image) engine "$IMPORT_SECONDS" save "$1" | engine "$IMPORT_SECONDS" exec -i "$node" ctr -n k8s.io images import - >/dev/null ;;
  esac
}

# put SOURCE: the name of an image, or the path of an archive.
put() {
  case "$1" in
    /* | ./* | ../*) kind=archive ;;
    *) kind=image ;;
  esac
  if [ "$kind" = archive ]; then
    [ -s "$1" ] || fail "archive $1 is missing or empty: create it with 'docker save --output $1 IMAGE...'."
    tool=$(unpacker "$1")
    [ -z "$tool" ] || command -v "$tool" >/dev/null 2>&1 || fail "$1 is compressed with $tool, which is missing on this machine: install it."
    wanted=$(names_in "$1")
  else
    wanted=$1
  fi
  identity=$(identity_of "$1") || fail "image $1 is not in this Docker engine: run 'docker pull $1' or 'docker build --tag $1 ...' first."
  note=$(note_of "$1")
  if [ "$(in_node cat "$note" 2>/dev/null || :)" = "$identity" ] && has_all "$wanted"; then
    say "$node already has $1"
    return 0
  fi
  say "importing $1 into $node"
  send "$1" || fail "cannot import $1 into $node: see 'docker logs --tail 20 $node'."
  has_all_soon "$wanted" || fail "$1 was imported into $node, but its containerd does not list it: 'docker exec $node crictl images' shows what it has."
  # expanded by the shell in the node
  # shellcheck disable=SC2016
  engine 60 exec "$node" sh -c 'mkdir -p "$1" && printf "%s" "$3" >"$2"' sh "$notes" "$note" "$identity" </dev/null
}

# main NODE SOURCE...
main() {
  need_docker
  node=$1
  shift
  [ "$(engine 60 inspect --format '{{.State.Running}}' "$node" 2>/dev/null)" = true ] || fail "container $node is not running: run 'docker start $node'."
  for source in "$@"; do
    put "$source"
  done
}

main "$@" </dev/null
