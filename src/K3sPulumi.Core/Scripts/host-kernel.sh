#!/bin/sh
# Kernel modules and parameters: the node's files for them take effect at once, not at the next boot only.

# After the node's files have been placed.
load_kernel_files() {
  file_paths >"$WORK/paths"
  while IFS= read -r path <&3; do
    case "$path" in
    /etc/modules-load.d/*) load_modules "$ROOT$path" ;;
    esac
  done 3<"$WORK/paths"
  while IFS= read -r path <&3; do
    case "$path" in
    /etc/sysctl.d/*) load_parameters "$ROOT$path" ;;
    esac
  done 3<"$WORK/paths"
}

load_modules() {
  has modprobe || return 0
  while IFS= read -r module <&4; do
    case "$module" in '' | '#'*) continue ;; esac
    modprobe -q "$module" 2>/dev/null || [ -d "$SYS/module/$module" ] || warn "the kernel has no module $module to load, or has it built in."
  done 4<"$1"
}

load_parameters() {
  while IFS='=' read -r key value <&4; do
    case "$key" in '' | '#'*) continue ;; esac
    [ "$(parameter "$key")" = "$value" ] || set_parameter "$key" "$value"
  done 4<"$1"
}

parameter() { cat "$PROC/sys/$(printf '%s' "$1" | tr . /)" 2>/dev/null; }

set_parameter() {
  if { printf '%s\n' "$2" >"$PROC/sys/$(printf '%s' "$1" | tr . /)"; } 2>/dev/null && [ "$(parameter "$1")" = "$2" ]; then return 0; fi
  warn "cannot set the kernel parameter $1 to $2: a container cannot; set it on the machine below ('sysctl -w $1=$2')."
}
