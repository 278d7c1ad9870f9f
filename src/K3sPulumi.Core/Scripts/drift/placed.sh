#!/bin/sh
# How a service on this host differs from what its last update left, one fact a line. Changes nothing.
set -eu

placed_unit() {
  placed_state=$(bounded 10 systemctl is-active "$1" 2>/dev/null || :)
  case "$placed_state" in active | activating | reloading) ;; *) echo "stopped $1 ${placed_state:-unknown}" ;; esac
}

# placed_file MODE DIGEST PATH
placed_file() {
  if [ ! -f "$ROOT$3" ]; then
    echo "missing $3"
  elif [ "$(sha256sum "$ROOT$3" | cut -d ' ' -f 1)" != "$2" ]; then
    echo "changed $3"
  elif [ "0$(stat -c %a "$ROOT$3")" != "$1" ]; then
    echo "mode 0$(stat -c %a "$ROOT$3") $1 $3"
  fi
}

main() {
  need_root
  trap '' PIPE
  printf '\n===== k3spulumi facts\n'
  if [ -d "$STATE" ]; then echo "installed yes"; else echo "installed no"; fi
  if [ -s "$STATE/$K3P_KIND.placed" ]; then
    while read -r what first second third; do
      case "$what" in
      unit) placed_unit "$first" ;;
      enabled) bounded 10 systemctl is-enabled --quiet "$first" 2>/dev/null || echo "disabled $first" ;;
      file) placed_file "$first" "$second" "$third" ;;
      esac
    done <"$STATE/$K3P_KIND.placed"
  fi
  printf '\n===== k3spulumi end\n'
}

main "$@" </dev/null
