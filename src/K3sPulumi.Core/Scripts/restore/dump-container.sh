#!/bin/sh
# A dump that is brought back in a container: the tool and its settings come with each run, because only the volume outlives the container.

NOTES="$ROOT/var/lib/k3s-datastore/k3spulumi-$K3P_KIND"
PLACE='in the container of the database'

find_tool() {
  SETTINGS="$ROOT/etc/k3spulumi/$K3P_KIND/backup.conf" TOOL="$WORK/k3spulumi-datastore"
  if ! mkdir -p "${SETTINGS%/*}" || ! printf '%s' "$K3P_DUMP_SETTINGS" >"$SETTINGS" || ! k3p_backup_tool >"$TOOL"; then
    fail "cannot write in the container of the database: is the disk full, or read-only?"
  fi
  chmod 700 "$TOOL"
}
