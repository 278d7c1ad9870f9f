#!/bin/sh
# Stands in for the docker command: one engine with one node, whose containerd is a directory of files named like images.
# STANDIN_DIR contains engine/NAME (an image's ID), node/images/NAME, node/files/..., calls
set -eu

flat() { printf '%s' "$1" | tr '/:' '__'; }

# import reads a tar file, or the output of "save"
import() {
  cat >"$STANDIN_DIR/stream"
  if tar -tf "$STANDIN_DIR/stream" >/dev/null 2>&1; then
    names=$(tar -xOf "$STANDIN_DIR/stream" manifest.json | tr -d '[]{}" ' | sed 's/.*RepoTags://; s/,Layers.*//' | tr ',' ' ')
  else
    names=$(cat "$STANDIN_DIR/stream")
  fi
  [ ! -e "$STANDIN_DIR/broken" ] || return 1
  [ ! -e "$STANDIN_DIR/forgetful" ] || return 0
  for name in $names; do echo there >"$STANDIN_DIR/node/images/$(flat "$name")"; done
}

# crictl VERB NAME: containerd lists all of its images for any name; only "inspecti" looks for one
crictl() {
  case "$1" in
    images) for image in "$STANDIN_DIR"/node/images/*; do echo "sha256:${image##*/}"; done ;;
    inspecti)
      [ ! -s "$STANDIN_DIR/late" ] || { : >"$STANDIN_DIR/late"; return 1; }
      [ -e "$STANDIN_DIR/node/images/$(flat "$2")" ] || { echo "FATA[0000] no such image \"$2\" present" >&2; return 1; }
      ;;
  esac
}

in_node() {
  case "$1" in
    ctr) import ;;
    crictl) crictl "$2" "$4" ;;
    cat) cat "$STANDIN_DIR/node/files$2" ;;
    sh) mkdir -p "$STANDIN_DIR/node/files$5" && printf '%s' "$7" >"$STANDIN_DIR/node/files$6" ;;
  esac
}

main() {
  printf '%s\n' "$*" >>"$STANDIN_DIR/calls"
  case "$1" in
    inspect) cat "$STANDIN_DIR/running" ;;
    image) cat "$STANDIN_DIR/engine/$(flat "$5")" ;;
    save) printf '%s' "$2" ;;
    exec)
      shift
      [ "$1" != -i ] || shift
      shift
      in_node "$@"
      ;;
  esac
}

main "$@"
