#!/bin/sh
# The newest snapshot of a server, for the outputs of the program that started us.

# snapshots_folder: where this server has its snapshots; our own settings for SQLite first
snapshots_folder() {
  snapshots_at=$(sed -n "s/^DIRECTORY='\(.*\)'\$/\1/p" "$ROOT/etc/k3spulumi/sqlite/backup.conf" 2>/dev/null) || snapshots_at=
  [ -n "$snapshots_at" ] || snapshots_at=$(cat "$ROOT$K3P_CONFIG_DIR/config.yaml" "$ROOT$K3P_CONFIG_DIR"/config.yaml.d/*.yaml 2>/dev/null |
    sed -n 's/^etcd-snapshot-dir: *//p' | tail -n 1 | tr -d "\"'")
  if [ -n "$snapshots_at" ]; then echo "$ROOT$snapshots_at"; else echo "$DATA/server/db/snapshots"; fi
}

# snapshot_files START: "SIZE NAME" of each file whose name starts so
snapshot_files() {
  (cd "$(snapshots_folder)" 2>/dev/null && find . -maxdepth 1 -type f -name "$1*" ! -name '.*' -exec stat -c '%s %n' {} +) | sed 's| \./| |'
}

report_snapshots() {
  [ "$K3P_ROLE" = server ] || return 0
  print_mark snapshots
  snapshot_files "" | newest_snapshot | report_place
}

# report_place: "TIME SIZE NAME" becomes "TIME SIZE PATH"
report_place() {
  report_from=$(snapshots_folder)
  while read -r report_time report_size report_name; do
    printf '%s %s %s/%s\n' "$report_time" "$report_size" "${report_from#"$ROOT"}" "$report_name"
  done
}
