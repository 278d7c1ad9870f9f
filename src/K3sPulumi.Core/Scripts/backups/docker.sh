#!/bin/sh
# The newest snapshot of a server in a container.

# report_snapshots CONTAINER
report_snapshots() {
  print_mark snapshots
  # shellcheck disable=SC2016
  snapshots_at=$(in_container "$1" sh -c 'cat /etc/rancher/k3s/config.yaml /etc/rancher/k3s/config.yaml.d/*.yaml 2>/dev/null' |
    sed -n 's/^etcd-snapshot-dir: *//p' | tail -n 1 | tr -d "\"'") || snapshots_at=
  [ -n "$snapshots_at" ] || snapshots_at=/var/lib/rancher/k3s/server/db/snapshots
  in_container "$1" ls -ln "$snapshots_at" 2>/dev/null | awk '/^-/ { print $5, $NF }' | newest_snapshot |
    while read -r report_time report_size report_name; do printf '%s %s %s/%s\n' "$report_time" "$report_size" "$snapshots_at" "$report_name"; done
}
