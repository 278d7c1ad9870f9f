#!/bin/sh
# build.sh base | host | host-full | openrc | haproxy | postgres | registry
#                                                      prints the name of the image, built if it is not there
# build.sh k3s VERSION [REPOSITORY]                    the same for the stand-in, tagged as K3s tags its images
# An image is named after the hash of everything that it is made of, so that it is never older than its recipe.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
standin=$here/../k3s-standin
export DOCKER_BUILDKIT=0

say() { echo "images: $*" >&2; }

there() { docker image inspect "$1" >/dev/null 2>&1; }

# hash DIRECTORY WORD...: of every file in it, by path and content, and of the words.
hash() {
  directory=$1
  shift
  {
    echo "$@"
    (cd "$directory" && find . -type f ! -path '*/__pycache__/*' | LC_ALL=C sort | xargs sha256sum)
  } | sha256sum | cut -c1-12
}

# docker_build TAG DIRECTORY OPTION...: quiet when it succeeds.
docker_build() {
  tag=$1 context=$2
  shift 2
  log=$(mktemp)
  say "building $tag"
  if ! timeout 900 docker build -t "$tag" "$@" "$context" >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# once IMAGE COMMAND...: one builder at a time; the second one finds the image there.
once() {
  wanted=$1
  shift
  there "$wanted" && return 0
  exec 9>/run/lock/k3spulumi-images.lock
  timeout 1800 flock 9
  there "$wanted" || "$@" 9>&-
  exec 9>&-
}

base() {
  image=k3spulumi-lab/base:$(hash "$here/base")
  once "$image" "$here/base/build.sh" "$image"
  echo "$image"
}

# layer NAME BELOW: the image that NAME/Dockerfile makes out of another one.
layer() {
  below=$($2)
  image=k3spulumi-lab/$1:$(hash "$here/$1" "$below")
  once "$image" docker_build "$image" "$here/$1" --build-arg "BASE=$below" \
    --build-arg "http_proxy=$(proxy)"
  echo "$image"
}

proxy() {
  # shellcheck disable=SC2016 # apt prints what the shell is to evaluate
  eval "$(apt-config shell found Acquire::http::Proxy 2>/dev/null)"
  echo "${found:-${http_proxy-}}"
}

host() { layer host base; }
host_full() { layer host-full host; }
openrc() { layer openrc base; }
registry() { layer registry base; }
haproxy() { layer haproxy base; }
postgres() { layer postgres base; }

k3s() {
  below=$(base)
  image=k3spulumi-lab/k3s-standin:$(hash "$standin" "$below" "$1")
  once "$image" docker_build "$image" "$standin" -f "$standin/image/Dockerfile" \
    --build-arg "BASE=$below" --build-arg "VERSION=$1"
  tag=$2:$(echo "$1" | tr + -)
  docker tag "$image" "$tag"
  echo "$tag"
}

main() {
  case ${1-} in
    base) base ;;
    host) host ;;
    host-full) host_full ;;
    openrc) openrc ;;
    registry) registry ;;
    haproxy) haproxy ;;
    postgres) postgres ;;
    k3s) k3s "$2" "${3:-k3spulumi-lab/k3s}" ;;
    *) sed -n '2,4s/^# //p' "$0" >&2 && return 2 ;;
  esac
}

main "$@"
