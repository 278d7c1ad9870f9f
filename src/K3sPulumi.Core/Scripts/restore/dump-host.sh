#!/bin/sh
# A dump that is brought back on a host: the tool and its settings are there.

NOTES="$STATE/$K3P_KIND"
PLACE='on the host of the database'

find_tool() {
  SETTINGS="$ROOT/etc/k3spulumi/$K3P_KIND/backup.conf" TOOL="$ROOT/usr/local/sbin/k3spulumi-datastore"
  if [ ! -s "$SETTINGS" ] || [ ! -x "$TOOL" ]; then
    fail "k3spulumi-datastore is missing on the host of the database: remove restore and run pulumi up, which installs it, then set restore again."
  fi
}
