#!/bin/sh
# A snapshot of etcd before an upgrade, stored with K3s's own snapshots. Only on the first server, which is upgraded first.

SNAPSHOTS_KEPT=3

save_snapshot() {
  [ -n "${K3P_SNAPSHOT:-}" ] && [ -n "$K3P_ETCD" ] && is_running || return 0
  version_before=$(binary_version)
  if [ -z "$version_before" ] || [ "$version_before" = "$K3P_VERSION" ]; then return 0; fi
  say "saving a snapshot of etcd before the upgrade of K3s from $version_before to $K3P_VERSION"
  # The upgrade may be what repairs the cluster, so it continues without a snapshot.
  snapshot save --name pre-upgrade || {
    warn "no snapshot of etcd could be saved before the upgrade from $version_before: $(tail -n 1 "$WORK/snapshot.log" | redact)"
    return 0
  }
  snapshot prune --name pre-upgrade --snapshot-retention "$SNAPSHOTS_KEPT" || warn "old snapshots of etcd could not be removed: $(tail -n 1 "$WORK/snapshot.log" | redact)"
}

snapshot() {
  bounded 120 "$(program)" etcd-snapshot "$@" --data-dir "$DATA" >"$WORK/snapshot.log" 2>&1 9>&-
}
