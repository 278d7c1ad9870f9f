#!/bin/sh
# Runs on the deploying machine. Waits for, reads from, and takes leave of K3s nodes that run as containers.
# Standard output is data (the kubeconfig).
set -eu

conditions_path='jsonpath={range .status.conditions[*]}{.type}={.status} {end}'
message_path='jsonpath={.status.conditions[?(@.type=="Ready")].message}'

# A log line may be of any length and hold a token in K3s's long form.
blank() { sed -E -e 's/K10[0-9a-f]{64}::[^[:space:]"]*/[secret]/g' | cut -c 1-300; }

# of the node that is awaited, for the reasons
node_name() { echo "$awaited"; }

state_of() { docker inspect --format '{{.State.Status}} {{.RestartCount}}' "$1" 2>/dev/null || echo 'missing 0'; }

# ask_cluster ROLE CONTAINER WORD...: what kubectl says, on an agent with the rights of its kubelet
ask_cluster() {
  asked=$2
  if [ "$1" = server ]; then
    shift 2
    in_container "$asked" kubectl --request-timeout=10s get --raw /readyz >/dev/null 2>&1 || return 1
    in_container "$asked" kubectl --request-timeout=10s "$@" 2>/dev/null
  else
    shift 2
    in_container "$asked" kubectl --kubeconfig /var/lib/rancher/k3s/agent/kubelet.kubeconfig --request-timeout=10s "$@" 2>/dev/null
  fi
}

# node_says PATH ROLE CONTAINER NODE
node_says() { ask_cluster "$2" "$3" get node "$4" -o "$1"; }

# is_alive ROLE CONTAINER NODE: the cluster takes a node for Ready for a while after its container is gone; its kubelet renews the lease.
is_alive() {
  born=$(docker inspect --format '{{.State.StartedAt}}' "$2" 2>/dev/null | cut -c 1-19)
  heard=$(ask_cluster "$1" "$2" -n kube-node-lease get lease "$3" -o 'jsonpath={.spec.renewTime}' | cut -c 1-19)
  awk -v born="$born" -v heard="$heard" 'BEGIN { exit !(heard "" != "" && heard "" >= born "") }'
}

# is_ready ROLE CONTAINER NODE SECONDS [own-network]
is_ready() {
  conditions=$(node_says "$conditions_path" "$1" "$2" "$3") || return 1
  is_alive "$1" "$2" "$3" || return 1
  case " $conditions " in
    *' EtcdIsVoter=False '*) return 1 ;;
    *' Ready=True '*) return 0 ;;
  esac
  [ "${5:-}" = own-network ] || return 1
  # without flannel the network of the pods is the author's, who can only bring it when there are nodes
  case $(node_says "$message_path" "$1" "$2" "$3") in
    'container runtime network not ready:'*'cni plugin not initialized'*) say "the network of the pods of $3 is not there yet" ;;
    *) return 1 ;;
  esac
}

# What is another way in a container comes before K3s's own words.
reason_from() {
  logged=$(docker logs --tail 400 "$1" 2>&1 || :)
  case "$logged" in
    *'configured to not run on a host using cgroup v1'*)
      echo 'this K3s needs cgroup v2 and the Docker host has cgroup v1; boot the host with cgroup v2, or use a K3s before 1.35' ;;
    *'failed to evacuate root cgroup'*)
      echo 'the engine gives this container no cgroup that it may write to; K3s needs a privileged container of an engine that runs as root' ;;
    *) printf '%s\n' "$logged" | reason_in - | cut -c 2- ;;
  esac
}

give_up() {
  name=$1
  shift
  say "$*"
  reason=$(reason_from "$name" || :)
  [ -z "$reason" ] || say "reason: $reason"
  say "last lines of $name:"
  { docker logs --tail 400 "$name" 2>&1 || :; } | blank | log_tail >&2
  exit 1
}

# ready ROLE CONTAINER NODE SECONDS [own-network]: ends when the node is Ready; on a server prints the kubeconfig.
ready() {
  K3P_ROLE=$1 awaited=$3
  begin=$(now)
  say "waiting up to $4 s until node $3 is Ready"
  until is_ready "$@"; do
    case $(state_of "$2") in
      missing*)
        say "container $2 is not on the engine that the docker command leads to here; Pulumi asks DOCKER_HOST, else the local socket: set DOCKER_HOST, or docker.host"
        exit 1
        ;;
      *' '[1-9][0-9]*) give_up "$2" "container $2 keeps crashing" ;;
    esac
    waited=$(($(now) - begin))
    [ "$waited" -lt "$4" ] || give_up "$2" "node $3 was not Ready after $4 s"
    [ $((waited % 15)) -ne 14 ] || say "still waiting for node $3 ($waited s)"
    sleep 1
  done
  say "node $3 is Ready"
  [ "$1" != agent ] || return 0
  printf '\n===== k3spulumi kubeconfig\n'
  in_container "$2" cat /etc/rancher/k3s/k3s.yaml
  printf '\n===== k3spulumi end\n'
}

# take_out SERVER KIND NAME...: a server that leaves may have led the others, who then take up to a minute to go on without it.
take_out() {
  staying=$1
  shift
  in_container "$staying" kubectl delete "$@" --ignore-not-found --timeout=120s >/dev/null && return 0
  sleep 5
  in_container "$staying" kubectl delete "$@" --ignore-not-found --timeout=120s >/dev/null && return 0
  say "$1 $2 cannot be deleted: see that the servers that stay are healthy ('docker exec $staying kubectl get nodes'), then run again"
  exit 1
}

# leave SERVER NODE SECONDS [CONTAINER]: drains the node and removes it from the cluster. A server that is gone is no reason to stay.
leave() {
  case $(state_of "$1") in
    running*) ;;
    *) say "server $1 does not run, so node $2 cannot be taken out of its cluster; going on"; return 0 ;;
  esac
  if ! in_container "$1" kubectl --request-timeout=10s get node "$2" >/dev/null 2>&1; then
    say "node $2 is not in the cluster, or server $1 does not answer; going on"
    return 0
  fi
  say "draining node $2 (up to $3 s)"
  in_container "$1" kubectl drain "$2" --ignore-daemonsets --delete-emptydir-data --force --timeout="${3}s" >/dev/null 2>&1 ||
    say "node $2 could not be drained in $3 s; removing it all the same"
  # A server that etcd has let go ends; started again, it would join once more, and its removal would leave a dead voter behind.
  [ -z "${4:-}" ] || docker update --restart=no "$4" >/dev/null 2>&1 || say "container $4 is gone already"
  take_out "$1" node "$2"
  take_out "$1" secret "$2.node-password.k3s" -n kube-system
  say "node $2 has left the cluster"
}

main() {
  need_docker
  verb=$1
  shift
  "$verb" "$@"
}

main "$@" </dev/null
