#!/bin/sh
# Runs on the deploying machine: CONTAINER SECONDS. Waits until the API of the server in the container answers and other servers can join.
set -eu

# kubectl is a large program, so it is not started before the server has written its kubeconfig, shortly before its API answers.
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
    # the command that waits for the server's node reports why it does not start
    [ "$waited" -lt "$2" ] || fail "the API of $1 has not answered for $2 s, so no other server can join: see the error of $1-ready."
    # a server may restart while it waits for its datastore; the limit is the same as in docker/ready
    case $(engine 60 inspect --format '{{.State.Status}} {{.RestartCount}}' "$1" 2>/dev/null || echo missing) in
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
