#!/bin/sh
# New leaf certificates for a node in a container, once for each number; the node's volume keeps which one it was.

rotation_note=/var/lib/rancher/k3s/agent/k3spulumi-rotation

# noting NUMBER ready ROLE CONTAINER ...: a container that has just been made has new certificates
noting() {
  noting_number=$1
  shift
  "$@"
  # the words belong to the shell in the container
  # shellcheck disable=SC2016
  in_container "$3" sh -c 'printf "%s\n" "$1" >"$2.part" && mv -f "$2.part" "$2"' sh "$noting_number" "$rotation_note"
}

# rotating NUMBER ready ROLE CONTAINER ...
rotating() {
  [ "$(in_container "$4" cat "$rotation_note" 2>/dev/null || :)" = "$1" ] || rotate_certificates "$4"
  noting "$@"
}

# K3s must not run meanwhile. A run that was cut off leaves the container stopped, and the next one goes on.
rotate_certificates() {
  say "stops $1 to rotate its certificates"
  docker stop -t 30 "$1" >/dev/null || fail "$1 cannot be stopped: see that it exists on this engine ('docker ps --all')."
  rotate_code=0
  rotated=$(docker run --rm --network none --volumes-from "$1" --entrypoint k3s "$(docker inspect --format '{{.Image}}' "$1")" \
    certificate rotate 2>&1 </dev/null) || rotate_code=$?
  docker start "$1" >/dev/null || fail "$1 cannot be started again: 'docker start $1' says why."
  [ "$rotate_code" = 0 ] || {
    printf '%s\n' "$rotated" | log_tail >&2
    fail "the certificates of $1 were not rotated: see the lines above. The container was started again."
  }
}

# report_certificates CONTAINER
report_certificates() {
  command -v base64 >/dev/null 2>&1 && command -v od >/dev/null 2>&1 || return 0
  print_mark certificates
  # shellcheck disable=SC2016
  in_container "$1" sh -c 'cd /var/lib/rancher/k3s && for file in server/tls/*.crt server/tls/etcd/*.crt agent/*.crt; do
    case "$file" in *.nochain.crt | agent/*-ca.crt) ;; *) [ ! -s "$file" ] || { echo "== $file"; cat "$file"; } ;; esac
  done' | certificate_ends
}
