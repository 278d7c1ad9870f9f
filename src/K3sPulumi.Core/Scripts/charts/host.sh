#!/bin/sh
# On a server's host: which manifests of charts are gone is noted before their files are removed, and forgotten once their objects are deleted.

GONE="$STATE/manifests-gone"

addon_kubectl() { kubectl_within 40 --request-timeout=20s --namespace kube-system "$@"; }

manifest_of() { echo "$DATA/server/manifests/$1.yaml"; }

put_empty_manifest() {
  (umask 077 && printf '%s\n' "$DROP_TEXT" >"$(manifest_of "$1").part") 2>/dev/null && mv -f "$(manifest_of "$1").part" "$(manifest_of "$1")"
}

remove_empty_manifest() { rm -f "$(manifest_of "$1")"; }

# note_gone PATH: before the file is removed
note_gone() {
  case "$1" in */server/manifests/k3spulumi-*.yaml) ;; *) return 0 ;; esac
  gone_name=${1##*/}
  { cat "$GONE" 2>/dev/null; echo "${gone_name%.yaml}"; } | sort -u >"$GONE.part" || fail "cannot write in $STATE: is the disk full?"
  move_whole "$GONE.part" "$GONE"
}

# A server without an API leaves it to the others, which remove the same files.
drop_manifests() {
  [ -s "$GONE" ] || return 0
  while read -r gone_name <&3; do
    grep -q "/server/manifests/$gone_name.yaml\$" "$MANIFEST" || config_has disable-apiserver || drop_manifest "$gone_name"
  done 3<"$GONE"
  rm -f "$GONE"
}
