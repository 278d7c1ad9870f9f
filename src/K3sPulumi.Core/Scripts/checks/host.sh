#!/bin/sh
# Host checks: user, machine, memory, disk, name. Each records its problems; report_problems ends the run with all of them.

check_host() {
  check_root
  check_machine
  check check_name name
  check check_memory memory
  check check_disk disk
  check check_kernel kernel
  check check_cgroups cgroup
  check check_selinux selinux
  if has check_runtime; then check check_runtime runtime; fi
  [ -z "${K3P_ROOTLESS:-}" ] || check_rootless
  check check_swap swap
  check check_iptables iptables
  check check_ports ports
  check check_routes routes
  check check_clock clock "${K3P_ARTIFACTS:-}"
  if is_root && has check_firewall; then check check_firewall firewall; fi
}

# check FUNCTION NAME [ARGUMENT]
check() {
  case " ${K3P_SKIPPED_CHECKS:-} " in *" $2 "*) return 0 ;; esac
  "$1" "${3:-}"
}

check_root() {
  if is_root; then return 0; fi
  problem "$(not_root)"
}

check_machine() {
  machine=$(uname -m)
  arch=$(arch_of "$machine")
  if [ -z "$arch" ]; then
    problem "the machine is $machine: K3s is built for x86_64, aarch64 and armv7l; use another host."
  elif [ -n "${K3P_ARCHITECTURE:-}" ] && [ "$arch" != "$(arch_of "$K3P_ARCHITECTURE")" ]; then
    problem "the machine is $machine ($arch), but architecture is $K3P_ARCHITECTURE: correct it or use another host."
  fi
  [ -n "$(init_system)" ] || problem "neither systemd nor OpenRC is running: K3s's installer needs one of them."
  has sha256sum || problem "sha256sum is missing: install coreutils."
  case "$K3P_ARTIFACTS" in
  file://*) ;;
  *)
    if [ -n "${K3P_MIRROR_CA:-}${K3P_MIRROR_LOGIN:-}" ]; then
      has curl || wget --version 2>/dev/null | grep -q GNU ||
        problem "neither curl nor GNU wget is installed, and releaseMirror has a CA or a password: install curl."
    else
      has curl || has wget || problem "neither curl nor wget is installed: install one of them."
    fi ;;
  esac
}

# Upper case is accepted: K3s converts names to lower case.
check_name() {
  name=$(printf '%s' "${K3P_NODE_NAME:-$(uname -n)}" | tr '[:upper:]' '[:lower:]')
  if [ -n "${K3P_NODE_NAME:-}" ]; then remedy="change nodeName"; else remedy="set nodeName, or give the host a unique name (hostnamectl set-hostname NAME)"; fi
  case "$name" in
  localhost | localhost.* | "" | "(none)") problem "the node would be called '$name', which is not unique: $remedy." ;;
  -* | .* | *- | *. | *..* | *[!a-z0-9.-]*) problem "the node name '$name' is not valid (letters, digits, '-' and '.'): $remedy." ;;
  esac
  [ "${#name}" -le 253 ] || problem "the node name has ${#name} characters, at most 253 are allowed: $remedy."
}

# A "2 GB" machine reports a little less. With less than the minimum, K3s eventually runs out of memory.
check_memory() {
  memory=$(awk '$1 == "MemTotal:" { print int($2 / 1024) }' "$PROC/meminfo" 2>/dev/null)
  [ -n "$memory" ] || return 0
  if [ "$K3P_ROLE" = server ]; then least=900 wanted=1700; else least=400 wanted=480; fi
  if [ "$memory" -lt "$least" ]; then
    problem "$memory MB of memory: a K3s $K3P_ROLE needs at least $least MB; use a larger host."
  elif [ "$memory" -lt "$wanted" ]; then
    warn "$memory MB of memory is low for a K3s $K3P_ROLE; $wanted MB or more is recommended."
  fi
}

check_disk() {
  if [ -d "$DATA/data" ]; then least=1024; else least=2048; fi
  check_space "$DATA" "$least" "K3s's data directory"
  check_space "$(bin_dir)" 100 "the K3s binary"
  check_space "$STATE" 100 "the download"
  mounted=$(df -P "$(existing "$DATA")" 2>/dev/null | awk 'NR == 2 { print $6 }')
  if awk -v at="$mounted" '$2 == at { options = $4 } END { exit !(("," options ",") ~ /,noexec,/) }' "$PROC/mounts" 2>/dev/null; then
    problem "$mounted is mounted noexec, but K3s runs programs from ${K3P_DATA_DIR}: mount it without noexec, or set dataDirectory."
  fi
}

# check_space DIRECTORY MEGABYTES WHAT
check_space() {
  space_at=$(existing "$1")
  space=$(df -Pk "$space_at" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }')
  if [ -n "$space" ] && [ "$space" -lt "$2" ]; then
    problem "only $space MB are free in $space_at, but $3 needs $2 MB: free some space there."
  fi
}

existing() {
  existing_path="$1"
  while [ ! -d "$existing_path" ] && [ "$existing_path" != / ] && [ "$existing_path" != . ]; do existing_path=$(dirname "$existing_path"); done
  echo "$existing_path"
}
