#!/bin/sh
# Runs on the deploying machine: CONTAINER SECONDS. Ends when the API of the server in the container answers, so that other servers can join it.
set -eu

# The server writes its kubeconfig when its API is about to be there; only then kubectl, a large program, is worth a try.
answers() {
  in_container "$1" test -s /etc/rancher/k3s/k3s.yaml 2>/dev/null &&
    in_container "$1" kubectl --request-timeout=10s get --raw /readyz >/dev/null 2>&1
}

main() {
  need_docker
  begin=$(now)
  said=0
  until answers "$1"; do
    waited=$(($(now) - begin))
    # why it does not come up is told by the command that awaits its node
    [ "$waited" -lt "$2" ] || fail "the API of $1 has not answered for $2 s, so no other server can join: see the error of $1-ready."
    # a server may start several times until its datastore is there; as often as its own command bears with it
    case $(docker inspect --format '{{.State.Status}} {{.RestartCount}}' "$1" 2>/dev/null || echo missing) in
    missing | *' '[1-9][0-9]*) fail "$1 does not run, so no other server can join: see the error of $1-ready." ;;
    esac
    if [ "$waited" -ge "$said" ]; then
      say "waiting for the API of $1, $waited of $2 s"
      said=$((waited + 5))
    fi
    sleep 1
  done
  say "the API of $1 answers"
}

main "$@" </dev/null
