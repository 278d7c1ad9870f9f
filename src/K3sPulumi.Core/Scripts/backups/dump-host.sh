#!/bin/sh
# Dumps on a host, where the datastore's own script has put the tool and its settings.

DUMP_NOTE="$STATE/$K3P_KIND.dump-taken"

# The tool of this release, and what is noted of it for drift.
prepare_tool() {
  [ -s "$ROOT/etc/k3spulumi/$K3P_KIND/backup.conf" ] ||
    fail "the settings of dumps are missing on this host: change backup.keep, and run pulumi up, which places them again."
  k3p_backup_tool >"$WORK/tool"
  ! cmp -s "$WORK/tool" "$DUMP_TOOL" || return 0
  put_copy "$DUMP_TOOL" 0700 "$WORK/tool" || :
  [ -s "$STATE/$K3P_KIND.placed" ] || return 0
  sed "s|^file 0700 [0-9a-f]* ${DUMP_TOOL#"$ROOT"}\$|file 0700 $(sha256sum "$WORK/tool" | cut -d ' ' -f 1) ${DUMP_TOOL#"$ROOT"}|" "$STATE/$K3P_KIND.placed" >"$STATE/$K3P_KIND.placed.part"
  mv -f "$STATE/$K3P_KIND.placed.part" "$STATE/$K3P_KIND.placed"
}
