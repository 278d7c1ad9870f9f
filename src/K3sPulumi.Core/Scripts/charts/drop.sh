#!/bin/sh
# Deletes the objects of a manifest whose file is gone. K3s (1.24 to 1.37) leaves them, but deletes what an existing file no longer contains, and
# notes in the AddOn of the file what it has applied. So the file comes back empty until K3s has noted it. The AddOn must go too: with it,
# the same file would not be applied again. What differs between a host and a container is in the script that follows.

DROP_TEXT='# no longer used; K3s deletes what was here'

# drop_manifest NAME
drop_manifest() {
  drop_addon=$(addon_kubectl get addons.k3s.cattle.io "$1" --ignore-not-found -o name) || fail "cannot read the AddOn $1 in kube-system: see that the API server answers, then run again."
  [ -n "$drop_addon" ] || return 0
  if notes_nothing; then
    say "K3s before v1.24 keeps what $1.yaml has installed: delete it by hand; a chart is a HelmChart in kube-system, named after its file."
  else
    await_deletion "$1"
  fi
  addon_kubectl delete addons.k3s.cattle.io "$1" --ignore-not-found >/dev/null || fail "cannot delete the AddOn $1 in kube-system: see that the API server answers, then run again."
  remove_empty_manifest "$1"
}

# K3s before 1.24 writes no checksum into the AddOn, and deletes nothing.
notes_nothing() {
  addon_kubectl get --raw /version 2>/dev/null | grep -qE '"gitVersion": *"v1\.(1?[0-9]|2[0-3])\.'
}

await_deletion() {
  say "deleting what $1.yaml has installed"
  put_empty_manifest "$1" || fail "cannot write $1.yaml in K3s's manifests: is the disk full, or read-only?"
  drop_sum=$(printf '%s\n' "$DROP_TEXT" | { sha256sum 2>/dev/null || shasum -a 256; } | cut -d ' ' -f 1)
  drop_until=$(($(now) + ${K3SPULUMI_DROP_SECONDS:-120}))
  until [ "$(addon_kubectl get addons.k3s.cattle.io "$1" -o 'jsonpath={.spec.checksum}')" = "$drop_sum" ]; do
    [ "$(now)" -lt "$drop_until" ] ||
      fail "K3s has not deleted what $1.yaml has installed: see its events (k3s kubectl -n kube-system describe addon $1), then run again."
    sleep "${K3SPULUMI_POLL:-2}"
  done
}
