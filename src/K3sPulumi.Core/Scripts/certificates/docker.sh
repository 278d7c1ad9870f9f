#!/bin/sh
# Certificates of a node in a container: new leaf certificates once for each number, and a restart when the CAs of the cluster are others.
# The node's volume keeps what was done last.

certificates_note=/var/lib/rancher/k3s/agent/k3spulumi-certificates

# created ROTATION AUTHORITY ready ROLE CONTAINER ...: a container that has just been created has both; - is none
created() {
  created_note="$1 $2"
  shift 2
  "$@"
  # the words belong to the shell in the container
  # shellcheck disable=SC2016
  in_container "$3" sh -c 'printf "%s\n" "$1" >"$2.part" && mv -f "$2.part" "$2"' sh "$created_note" "$certificates_note"
}

# changed ROTATION AUTHORITY ready ROLE CONTAINER ...
changed() {
  noted=$(in_container "$5" cat "$certificates_note" 2>/dev/null || :)
  if [ "${noted%% *}" != "$1" ] && [ "$1" != - ]; then
    rotate_certificates "$5"
  elif [ "${noted#* }" != "$2" ] && [ "$2" != - ]; then
    say "the CAs of the cluster have changed: $5 restarts"
    engine 120 restart -t 30 "$5" >/dev/null || fail "$5 cannot be restarted: 'docker start $5' says why."
  fi
  created "$@"
}

# K3s must not run meanwhile. A run that was cut off leaves the container stopped, and the next one goes on.
rotate_certificates() {
  say "stops $1 to rotate its certificates"
  engine 120 stop -t 30 "$1" >/dev/null || fail "$1 cannot be stopped: see that it exists on this engine ('docker ps --all')."
  rotate_code=0
  rotated=$(engine 300 run --rm --network none --volumes-from "$1" --entrypoint k3s "$(engine 60 inspect --format '{{.Image}}' "$1")" \
    certificate rotate 2>&1 </dev/null) || rotate_code=$?
  engine 120 start "$1" >/dev/null || fail "$1 cannot be started again: 'docker start $1' says why."
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
