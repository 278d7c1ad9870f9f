#!/bin/sh
# The node's files: written atomically with their mode, and removed when they are no longer part of the node.

MANIFEST="$STATE/manifest"

# file_path N, file_mode N, file_data N; only builtins get the data, because arguments of programs are visible to others
file_path() { eval "printf '%s' \"\$K3P_FILE_$1_PATH\""; }
file_mode() { eval "printf '%s' \"\$K3P_FILE_$1_MODE\""; }
file_data() { eval "printf '%s' \"\$K3P_FILE_$1_DATA\""; }

# add_file PATH MODE DATA: adds a file whose path or content is only known on the host
add_file() {
  K3P_FILES=$((K3P_FILES + 1))
  # shellcheck disable=SC2034  # read by the eval below
  added_path=$1 added_mode=$2 added_data=$3
  eval "K3P_FILE_${K3P_FILES}_PATH=\$added_path K3P_FILE_${K3P_FILES}_MODE=\$added_mode K3P_FILE_${K3P_FILES}_DATA=\$added_data"
}

file_paths() {
  file=0
  while [ "$file" -lt "$K3P_FILES" ]; do
    file=$((file + 1))
    file_path "$file"
    echo
  done
}

file_is_placed() {
  placed="$ROOT$(file_path "$1")"
  [ -f "$placed" ] && [ "0$(stat -c %a "$placed")" = "$(file_mode "$1")" ] &&
    [ "$(sha256_of "$placed")" = "$(file_data "$1" | sha256sum | cut -d ' ' -f 1)" ]
}

files_are_placed() {
  file_paths | cmp_lines "$MANIFEST" || return 1
  file=0
  while [ "$file" -lt "$K3P_FILES" ]; do
    file=$((file + 1))
    file_is_placed "$file" || return 1
  done
}

cmp_lines() {
  [ "$(cat)" = "$(cat "$1" 2>/dev/null)" ]
}

# The manifest lists old and new files until the old ones are gone: an interrupted run forgets none.
place_files() {
  file_paths >"$WORK/manifest"
  cat "$MANIFEST" 2>/dev/null >"$WORK/owned" || :
  cat "$WORK/manifest" >>"$WORK/owned"
  sort -u "$WORK/owned" >"$STATE/manifest.part" || fail "cannot write $STATE/manifest: is the disk full?"
  move_whole "$STATE/manifest.part" "$MANIFEST"
  file=0
  while [ "$file" -lt "$K3P_FILES" ]; do
    file=$((file + 1))
    file_is_placed "$file" || place_file "$file"
  done
  while IFS= read -r owned; do
    grep -qxF -e "$owned" "$WORK/manifest" || remove_file "$owned"
  done <"$MANIFEST"
  cp "$WORK/manifest" "$STATE/manifest.part"
  move_whole "$STATE/manifest.part" "$MANIFEST"
}

place_file() {
  target="$ROOT$(file_path "$1")"
  say "writing $(file_path "$1")"
  needs_restart "$(file_path "$1")"
  make_folder "$(dirname "$target")"
  [ ! -d "$target" ] || fail "cannot write $target: a directory with that name exists; remove it."
  part="$(dirname "$target")/.k3spulumi.part"
  rm -f "$part"
  file_data "$1" 2>/dev/null >"$part" || { rm -f "$part"; fail "cannot write $target: is the disk full, or read-only?"; }
  [ "$(sha256_of "$part")" = "$(file_data "$1" | sha256sum | cut -d ' ' -f 1)" ] || { rm -f "$part"; fail "cannot write $target: is the disk full?"; }
  chmod "$(file_mode "$1")" "$part"
  if [ -n "${K3P_ROOTLESS:-}" ]; then own_file "$part" "$(file_path "$1")"; fi
  if has restorecon; then restorecon "$part" 2>/dev/null || :; fi
  move_whole "$part" "$target"
  take_effect "$(file_path "$1")"
}

# Kernel settings of the node apply immediately, not only after the next boot.
take_effect() {
  case "$1" in
  /etc/sysctl.d/*) bounded 30 sysctl -p "$ROOT$1" >/dev/null 2>&1 || warn "not all settings in $1 could be applied." ;;
  /etc/modules-load.d/*)
    while read -r module; do
      case "$module" in "" | \#*) ;; *) bounded 30 modprobe "$module" 2>/dev/null || warn "the kernel has no module $module." ;; esac
    done <"$ROOT$1"
    ;;
  esac
}

remove_file() {
  [ -e "$ROOT$1" ] || return 0
  say "removing $1"
  needs_restart "$1"
  note_gone "$1"
  rm -f "$ROOT$1"
}

# K3s's own directories are private to root; other directories get the host's usual mode.
make_folder() {
  case "$1" in
  "$DATA"/server*) (umask 077 && mkdir -p "$1") ;;
  *) (umask 022 && mkdir -p "$1") ;;
  esac || fail "cannot create $1: is the disk full, or read-only?"
}

# K3s watches manifests and images; it reads everything else only when it starts.
needs_restart() {
  case "$1" in
  */server/manifests/* | */agent/images/*) ;;
  *) : >"$STATE/restart-needed" || fail "cannot write in $STATE: is the disk full?" ;;
  esac
}
