#!/bin/sh
# Dumps in a container: the tool and its settings come with each run, because only the volume outlives the container.

DUMP_NOTE="$ROOT/var/lib/k3s-datastore/k3spulumi-dump"

prepare_tool() {
  k3p_backup_tool >"$WORK/tool"
  put_copy "$DUMP_TOOL" 0700 "$WORK/tool" || :
  put "$ROOT/etc/k3spulumi/$K3P_KIND/backup.conf" 0600 "$K3P_BACKUP_SETTINGS" || :
}
