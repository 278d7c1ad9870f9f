#!/bin/sh
# build.sh TAG: the image that every other lab image stands on: Debian 12 with systemd, sshd and the stand-in's needs.
# From a registry where one answers, else by debootstrap from the package mirror that this machine uses itself.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
suite=bookworm

say() { echo "base: $*" >&2; }

mirror() {
  # shellcheck disable=SC2016 # the format is apt's, not the shell's
  found=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $suite" 2>/dev/null | head -n 1)
  echo "${found:-http://deb.debian.org/debian/}"
}

from_registry() {
  timeout 60 docker pull -q debian:12-slim >/dev/null 2>&1 || return 1
  say "from debian:12-slim"
  docker build -q -t "$1" -f "$here/Dockerfile" "$here" >/dev/null
}

debootstrap_here() {
  command -v debootstrap >/dev/null && return 0
  say "installing debootstrap"
  {
    timeout 300 apt-get -q -o DPkg::Lock::Timeout=300 update &&
      DEBIAN_FRONTEND=noninteractive timeout 300 apt-get -q -y -o DPkg::Lock::Timeout=600 \
        install --no-install-recommends debootstrap
  } >/tmp/k3spulumi-debootstrap.apt 2>&1 || {
    tail -n 5 /tmp/k3spulumi-debootstrap.apt >&2
    return 1
  }
}

by_debootstrap() {
  debootstrap_here
  root=$(mktemp -d /var/tmp/k3spulumi-base.XXXXXX)
  trap 'rm -rf "$root"' EXIT
  say "no registry answers: debootstrap from $(mirror), about two minutes"
  timeout 900 debootstrap --variant=minbase --include="$(paste -sd, "$here/packages")" "$suite" "$root" "$(mirror)" \
    >/tmp/k3spulumi-debootstrap.log 2>&1 || {
    tail -n 5 /tmp/k3spulumi-debootstrap.log >&2
    return 1
  }
  rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/usr/share/doc/* "$root"/usr/share/man/*
  tar -C "$root" -c . | docker import - "$1" >/dev/null
}

main() {
  from_registry "$1" || by_debootstrap "$1"
}

main "$@"
