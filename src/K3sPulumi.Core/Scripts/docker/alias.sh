#!/bin/sh
# Runs on the deploying machine: set|unset CONTAINER NAME. Pods of the cluster whose server is in the container resolve the name of the engine's
# host: a server block for CoreDNS, in the ConfigMap that the CoreDNS of K3s imports. One key of it is ours, the others may be the user's.
set -eu

config_map() {
  printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: coredns-custom\n  namespace: kube-system\n'
  [ -z "$1" ] || printf 'data:\n  k3spulumi-host.server: |\n    %s:53 {\n        errors\n        hosts {\n            %s %s\n        }\n    }\n' "$2" "$1" "$2"
}

# apply ADDRESS NAME; without an address the key goes
apply() {
  config_map "$1" "$2" | {
    engine 60 exec -i "$SERVER" kubectl --request-timeout=30s apply --server-side --force-conflicts --field-manager=k3spulumi-host -f - >/dev/null
  } 2>&1
}

# the engine has written the address of its host to the container's hosts file
address_of() { in_container "$SERVER" cat /etc/hosts | awk -v name="$1" '{ for (i = 2; i <= NF; i++) if ($i == name) { print $1; exit } }'; }

set_alias() {
  address=$(address_of "$1")
  [ -n "$address" ] || fail "container $SERVER does not know the address of $1: use a Docker engine of version 20.10 or newer, or remove docker.hostAlias."
  tries=0
  until reason=$(apply "$address" "$1"); do
    tries=$((tries + 1))
    [ "$tries" -lt 30 ] || fail "CoreDNS cannot be told the address of $1: $reason"
    say "waiting for the API of $SERVER, to tell CoreDNS the address of $1 ($tries of 30)"
    sleep "${K3SPULUMI_POLL:-2}"
  done
  say "pods resolve $1 to $address, within two minutes"
}

main() {
  need_docker
  SERVER=$2
  if [ "$1" = set ]; then
    set_alias "$3"
  elif [ "$(engine 60 inspect --format '{{.State.Status}}' "$SERVER" 2>/dev/null)" != running ]; then
    say "container $SERVER does not run; going on"
  else
    reason=$(apply '' "$3") || say "$3 stays in the ConfigMap kube-system/coredns-custom: $reason"
  fi
}

main "$@" </dev/null
