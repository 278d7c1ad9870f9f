#!/bin/sh
# In a server's container, which is another one after each change: the AddOns of charts whose files are gone or empty are dropped.
# shellcheck disable=SC2016  # the container's shell expands them

addon_kubectl() { ask_cluster server "$dropped_in" --namespace kube-system "$@"; }

manifest_of() { echo "/var/lib/rancher/k3s/server/manifests/$1.yaml"; }

put_empty_manifest() { in_container "$dropped_in" sh -c 'printf "%s\n" "$1" >"$2.part" && mv -f "$2.part" "$2"' sh "$DROP_TEXT" "$(manifest_of "$1")"; }

remove_empty_manifest() { in_container "$dropped_in" rm -f "$(manifest_of "$1")"; }

is_wanted() { in_container "$dropped_in" sh -c '[ -e "$1" ] && ! grep -qxF -e "$2" "$1"' sh "$(manifest_of "$1")" "$DROP_TEXT"; }

# drop_manifests CONTAINER
drop_manifests() {
  dropped_in=$1
  addons=$(addon_kubectl get addons.k3s.cattle.io -o name) || fail "cannot read the AddOns in kube-system: see that the API server answers in $1, then run again."
  for addon in $addons; do
    addon=${addon#*/}
    case "$addon" in k3spulumi-*) is_wanted "$addon" || drop_manifest "$addon" ;; esac
  done
}
