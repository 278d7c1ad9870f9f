#!/bin/sh
# What a container is now, one fact a line, run inside it with no more than busybox has. Changes nothing.
set -eu

mark() { printf '\n===== k3spulumi %s\n' "$1"; }

# Mode and digest of each file that is ours.
files() {
  for path; do
    if [ -f "$path" ]; then
      echo "file 0$(stat -c %a "$path") $(sha256sum "$path" | cut -d ' ' -f 1) $path"
    else
      echo "missing $path"
    fi
  done
}

# node ROLE NAME: as the cluster sees it, in JSON. Where the API does not answer, nothing is said of it.
node() {
  kubeconfig=/var/lib/rancher/k3s/agent/kubelet.kubeconfig
  [ "$1" = agent ] || kubeconfig=/etc/rancher/k3s/k3s.yaml
  if node_json=$(kubectl --kubeconfig "$kubeconfig" --request-timeout=8s get node "$2" --ignore-not-found -o json 2>/dev/null); then
    printf '%s\n' "${node_json:-{\}}"
  fi
}

# The first certificate of each file: they are public.
certificates() {
  for certificate in /var/lib/rancher/k3s/server/tls/*.crt /var/lib/rancher/k3s/server/tls/etcd/*.crt /var/lib/rancher/k3s/agent/*.crt; do
    [ -s "$certificate" ] || continue
    echo "certificate $certificate"
    sed -n -e '/BEGIN CERTIFICATE/,/END CERTIFICATE/p' -e '/END CERTIFICATE/q' "$certificate"
  done
}

# main server|agent|service NAME FILE...
main() {
  role=$1 name=$2
  shift 2
  mark facts
  files "$@"
  if [ "$role" != service ]; then
    mark node
    node "$role" "$name"
    mark certificates
    certificates
  fi
  mark end
}

main "$@" </dev/null
