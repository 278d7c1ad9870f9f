#!/bin/sh
# Runs on the deploying machine, which keeps it as a file. Waits for a K3s node in a container and reads its kubeconfig.
# Standard output is data (the kubeconfig).
set -eu

# Data for the program that started us, between marks.
print_mark() { printf '\n===== k3spulumi %s\n' "$1"; }

# ready ROLE CONTAINER NODE SECONDS [own-network]: waits until the node is Ready; prints when its certificates expire, and the kubeconfig and newest snapshot of a server.
ready() {
  begin_watching
  await_node "$@"
  say "node $3 is Ready"
  if [ "$1" = server ]; then
    drop_manifests "$2"
    print_mark kubeconfig
    in_container "$2" cat /etc/rancher/k3s/k3s.yaml
  fi
  report_certificates "$2"
  [ "$1" != server ] || report_snapshots "$2"
  print_mark end
}

main() {
  need_docker
  verb=$1
  shift
  "$verb" "$@"
}

main "$@" </dev/null
