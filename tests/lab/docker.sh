#!/bin/sh
# Makes sure that a Docker daemon answers: the one that is there, else Debian's, started here in the background.
# Runs again at no cost. Everything it does is printed; every wait has an end.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
log=/var/log/k3spulumi-dockerd.log
runtime=/usr/local/lib/k3spulumi/runc-within-bounds

say() { echo "docker.sh: $*"; }

fail() {
  say "$*" >&2
  exit 1
}

answers() { timeout 10 docker info >/dev/null 2>&1; }

packages() {
  missing=
  command -v dockerd >/dev/null || missing="docker.io"
  command -v iptables >/dev/null || missing="$missing iptables"
  command -v docker >/dev/null || missing="$missing docker.io"
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || fail "no Docker daemon here, and no apt-get to install one: install Docker and run this again."
  say "installing from the distribution: ${missing# }"
  export DEBIAN_FRONTEND=noninteractive
  {
    timeout 300 apt-get -q -o DPkg::Lock::Timeout=300 update
    # RUNLEVEL=1: the package must not start a daemon with its own settings.
    # shellcheck disable=SC2086 # the list is split on purpose
    RUNLEVEL=1 timeout 600 apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends $missing
  } >"$log.apt" 2>&1 || {
    tail -n 5 "$log.apt" >&2
    fail "the packages could not be installed; the whole output is in $log.apt."
  }
}

# A pid file that outlived its process keeps a daemon from starting; one of a live process stays.
forget_the_dead() {
  for file in /var/run/docker.pid /var/run/docker/containerd/containerd.pid; do
    [ -s "$file" ] || continue
    case $(cat "/proc/$(cat "$file")/comm" 2>/dev/null || echo gone) in
      dockerd | containerd) ;;
      *) rm -f "$file" ;;
    esac
  done
}

# Docker asks for every capability on --privileged, which fails where the machine itself was not given all of them.
bounded_options() {
  last=$(cat /proc/sys/kernel/cap_last_cap)
  all=$(printf '%016x' $(((1 << (last + 1)) - 1)))
  mine=$(awk '/^CapBnd/ { print $2 }' /proc/self/status)
  [ "$mine" = "$all" ] && return 0
  install -D -m 0755 "$here/docker/runc-within-bounds" "$runtime"
  echo "--add-runtime within-bounds=$runtime --default-runtime within-bounds"
}

start() {
  options=$(bounded_options)
  [ -z "$options" ] || say "this machine lacks some capabilities: containers get what there is"
  say "starting dockerd, its log is $log"
  # shellcheck disable=SC2086 # options are split on purpose
  setsid dockerd --exec-opt native.cgroupdriver=cgroupfs --iptables=true --log-level warn $options \
    </dev/null >>"$log" 2>&1 9>&- &
}

wait_for_it() {
  left=60
  until answers; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || {
      tail -n 10 "$log" >&2
      fail "dockerd did not answer within 60 s."
    }
    sleep 1
  done
}

# Every host with systemd takes about ten inotify instances, which all belong to root here; the kernel's default is 128.
room_for_hosts() {
  limit=/proc/sys/fs/inotify/max_user_instances
  [ "$(cat "$limit")" -ge 1024 ] || (echo 1024 >"$limit") 2>/dev/null || say "$limit stays at $(cat "$limit"): few hosts can run at once"
}

main() {
  room_for_hosts
  if command -v docker >/dev/null && answers; then
    say "a daemon answers already"
    return 0
  fi
  case ${DOCKER_HOST-} in
    '' | unix://*) ;;
    *) fail "DOCKER_HOST is $DOCKER_HOST and no daemon answers there." ;;
  esac
  [ "$(id -u)" = 0 ] || fail "no Docker daemon answers, and only root can start one."
  exec 9>/run/lock/k3spulumi-docker.lock
  timeout 600 flock 9 || fail "another run of this script holds the lock for too long."
  answers && return 0
  packages
  forget_the_dead
  start
  wait_for_it
  say "a daemon answers: $(docker version --format '{{.Server.Version}}')"
}

main "$@"
