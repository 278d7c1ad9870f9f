#!/bin/sh
# The way back from an upgrade: what etcd held before it, kept beside K3s's own snapshots. On the first server alone, which changes first.

SNAPSHOTS_KEPT=3

save_snapshot() {
  [ -n "${K3P_SNAPSHOT:-}" ] && [ -n "$K3P_ETCD" ] && is_running || return 0
  version_before=$(binary_version)
  if [ -z "$version_before" ] || [ "$version_before" = "$K3P_VERSION" ]; then return 0; fi
  say "saves a snapshot of etcd before K3s $K3P_VERSION takes the place of $version_before"
  # An upgrade may be what heals a cluster: it goes on without.
  snapshot save --name pre-upgrade || {
    warn "no snapshot of etcd could be saved before the upgrade from $version_before: $(tail -n 1 "$WORK/snapshot.log" | redact)"
    return 0
  }
  snapshot prune --name pre-upgrade --snapshot-retention "$SNAPSHOTS_KEPT" || warn "old snapshots of etcd could not be removed: $(tail -n 1 "$WORK/snapshot.log" | redact)"
}

snapshot() {
  bounded 120 "$(program)" etcd-snapshot "$@" --data-dir "$DATA" >"$WORK/snapshot.log" 2>&1 9>&-
}
