#!/bin/sh
# A service's packages, on any distribution, and its systemd units.

need_systemd() {
  if [ -d "$RUN/systemd/system" ] && has systemctl; then return 0; fi
  fail "this host does not run systemd, which the $K3P_KIND component needs: use another host, or run the service in Docker."
}

# The service's packages on this host: the line of its distribution family in K3P_PACKAGES.
service_packages() {
  printf '%s\n' "$K3P_PACKAGES" | sed -n "s/^$(family) //p"
}

# install_packages "COMMANDS" "PACKAGES": does nothing if all commands exist
install_packages() {
  missing=
  for command in $1; do
    find_program "$command" >/dev/null || missing="$missing $command"
  done
  [ -n "$missing" ] || return 0
  manager=$(package_manager)
  case "$manager" in
  apt | dnf | zypper) with_packages "$2" "${manager}_install" ;;
  *) fail "this distribution is not supported: install$missing yourself, then run again." ;;
  esac
  for command in $1; do
    find_program "$command" >/dev/null || fail "$command is missing although its packages were installed: install it, then run again."
  done
}

with_packages() {
  if is_transactional; then
    fail "this system installs packages only into an image: install $1 (rpm-ostree install, or transactional-update pkg install), reboot, then run again."
  fi
  [ -n "$1" ] || fail "this distribution has no package for$missing: install it another way, then run again."
  say "installing $1 (waiting up to $K3P_PREPARE_SECONDS s for the package manager)"
  # shellcheck disable=SC2086  # a list
  "$2" $1 >"$WORK/packages.log" 2>&1 || {
    show_tail "$WORK/packages.log"
    fail "cannot install $1: see the lines above, fix the package sources, then run again."
  }
}

# If another package manager is running: apt waits for dpkg's lock, but not for the lock of its lists.
apt_install() {
  apt_until=$(($(now) + K3P_PREPARE_SECONDS))
  until bounded "$K3P_PREPARE_SECONDS" apt-get -q update; do
    [ "$(now)" -lt "$apt_until" ] || break
    fuser_free /var/lib/apt/lists/lock && break
    waits "$apt_until" "$K3P_PREPARE_SECONDS" "the package manager (/var/lib/apt/lists/lock)"
    sleep "$POLL"
  done
  DEBIAN_FRONTEND=noninteractive bounded "$K3P_PREPARE_SECONDS" apt-get -q -y -o DPkg::Lock::Timeout="$K3P_PREPARE_SECONDS" \
    -o Dpkg::Options::=--force-confold --no-install-recommends install "$@"
}

fuser_free() {
  # shellcheck disable=SC2012  # an inode number, not a name
  lock_inode=$(ls -i "$ROOT$1" 2>/dev/null | awk '{ print $1 }')
  if grep -q ":${lock_inode:-none} " "$PROC/locks" 2>/dev/null; then return 1; fi
}

# shellcheck disable=SC2086  # a list
dnf_install() {
  if has dnf; then
    for stream in ${K3P_STREAMS:-}; do
      if bounded "$K3P_PREPARE_SECONDS" dnf -q -y module enable "$stream"; then break; fi
    done
    # RHEL 10 has no module streams; packages without a default version have the version in their name
    bounded "$K3P_PREPARE_SECONDS" dnf -q -y install "$@" ||
      { [ -n "${K3P_OTHERWISE:-}" ] && bounded "$K3P_PREPARE_SECONDS" dnf -q -y install $K3P_OTHERWISE; }
  else
    bounded "$K3P_PREPARE_SECONDS" yum -q -y install "$@"
  fi
}

# With recommended packages: on SUSE, packages without a version in their name only recommend those that contain the programs.
zypper_install() {
  ZYPP_LOCK_TIMEOUT="$K3P_PREPARE_SECONDS" bounded "$K3P_PREPARE_SECONDS" zypper --quiet --non-interactive install "$@"
}

# Daemons may not be on the PATH; Debian and SUSE have a directory for each version of PostgreSQL.
find_program() {
  for directory in /usr/sbin /usr/bin /usr/local/sbin /usr/local/bin /sbin /bin /usr/libexec /opt/bin; do
    [ -x "$ROOT$directory/$1" ] || continue
    echo "$directory/$1"
    return 0
  done
  for program in "$ROOT"/usr/lib/postgresql/*/bin/"$1" "$ROOT"/usr/lib/postgresql*/bin/"$1"; do
    [ -x "$program" ] || continue
    echo "${program#"$ROOT"}"
    return 0
  done
  return 1
}

unit_is_active() {
  bounded 20 systemctl is-active --quiet "$1" 2>/dev/null
}

unit_exists() {
  bounded 20 systemctl cat "$1" >/dev/null 2>&1
}

# start_unit UNIT [VERB]: with a time limit
start_unit() {
  say "${2:-start}ing $1"
  bounded 20 systemctl reset-failed "$1" 2>/dev/null || :
  bounded 180 systemctl "${2:-start}" "$1" >"$WORK/unit.log" 2>&1 || unit_failed "$1" "did not ${2:-start}"
}

unit_failed() {
  bounded 20 journalctl -q --no-pager -o cat -n 20 -u "$1" >"$WORK/journal.log" 2>&1 || :
  show_tail "$WORK/unit.log"
  show_tail "$WORK/journal.log"
  fail "$1 $2: see the lines above, and 'journalctl -u $1' on the host."
}

stop_unit() {
  case "$(bounded 20 systemctl is-active "$1" 2>/dev/null || :)" in
  active | activating | reloading | deactivating) ;;
  *) return 0 ;;
  esac
  say "stopping $1"
  bounded 180 systemctl disable --now "$1" >"$WORK/unit.log" 2>&1 || warn "cannot stop $1: $(tail -n 1 "$WORK/unit.log")"
}

# put FILE MODE TEXT [OWNER]: writes atomically; returns 0 if it changed the file, 1 if not
put() {
  printf '%s' "$3" >"$WORK/put"
  put_copy "$1" "$2" "$WORK/put" "${4:-}"
}

# put_copy FILE MODE SOURCE [OWNER]
put_copy() {
  echo "$1" >>"$WORK/placed"
  if cmp -s "$3" "$1" && [ "0$(stat -c %a "$1")" = "$2" ]; then return 1; fi
  (umask 022 && mkdir -p "$(dirname "$1")") || fail "cannot create $(dirname "$1"): is the disk full, or read-only?"
  cp "$3" "$1.part" || fail "cannot write $1: is the disk full, or read-only?"
  chmod "$2" "$1.part"
  [ -z "${4:-}" ] || chown "$4" "$1.part"
  if has restorecon; then restorecon "$1.part" 2>/dev/null || :; fi
  mv -f "$1.part" "$1"
}

# put_live FILE MODE SOURCE OWNER restart|reload: a file that the running service must read. This is recorded first, and the record
# is kept until the service is healthy with it, so the run after an interruption still reloads the service.
put_live() {
  echo "$1" >>"$WORK/placed"
  if cmp -s "$3" "$1" && [ "0$(stat -c %a "$1")" = "$2" ]; then return 0; fi
  [ "$(pending)" = restart ] || echo "$5" >"$STATE/$K3P_KIND.pending" || fail "cannot write in $STATE: is the disk full?"
  put_copy "$1" "$2" "$3" "$4" || :
}

# restart, reload, or nothing
pending() {
  cat "$STATE/$K3P_KIND.pending" 2>/dev/null || :
}

settled() {
  rm -f "$STATE/$K3P_KIND.pending"
}

# The program that listens on this port; empty if the port is free or ss is missing.
port_holder() {
  has ss || return 0
  ss -H -l -n -t -p "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)".*/\1/p' | head -n 1
}

firewall_note() {
  if unit_is_active firewalld; then
    warn "firewalld is active on this host; it must allow $1."
  elif has ufw && bounded 20 ufw status 2>/dev/null | grep -q '^Status: active'; then
    warn "ufw is active on this host; it must allow $1."
  fi
}
