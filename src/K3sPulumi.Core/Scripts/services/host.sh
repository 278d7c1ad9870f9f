#!/bin/sh
# The entry of a service on a host: apply, or remove [purge].
set -eu

# What runs, what starts with the host and what lies where, for the program that looks for drift.
keep_placed() {
  {
    for unit in ${SQL_UNIT:-$K3P_UNITS}; do echo "unit $unit"; done
    for unit in ${SQL_ENABLE:-$K3P_UNITS}; do
      bounded 20 systemctl is-enabled --quiet "$unit" 2>/dev/null || bounded 60 systemctl enable "$unit" >/dev/null 2>&1 || :
      echo "enabled $unit"
    done
    sort -u "$WORK/placed" | while IFS= read -r placed; do
      [ ! -f "$placed" ] || echo "file 0$(stat -c %a "$placed") $(sha256sum "$placed" | cut -d ' ' -f 1) ${placed#"$ROOT"}"
    done
  } >"$WORK/placed.now"
  [ "$(cat "$STATE/$K3P_KIND.placed" 2>/dev/null)" != "$(cat "$WORK/placed.now")" ] || return 0
  cp "$WORK/placed.now" "$STATE/$K3P_KIND.placed.part"
  mv -f "$STATE/$K3P_KIND.placed.part" "$STATE/$K3P_KIND.placed"
}

main() {
  need_root
  begin_work
  take_lock "$K3P_PREPARE_SECONDS"
  case "$1" in
  apply)
    apply
    keep_placed
    ;;
  remove)
    remove "${2:-}"
    rm -f "$STATE/$K3P_KIND.placed"
    ;;
  *) fail "unknown verb $1: use apply or remove." ;;
  esac
}

main "$@" </dev/null
