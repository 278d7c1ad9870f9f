#!/bin/sh
# A service's packages, from whatever distribution the host has, and its place under systemd.

need_systemd() {
  if [ -d "$RUN/systemd/system" ] && has systemctl; then return 0; fi
  fail "this host does not run systemd, which the $K3P_KIND component needs: use another host, or run the service in Docker."
}

# What the service is called in the package sources of this host: the line of its family in K3P_PACKAGES.
service_packages() {
  printf '%s\n' "$K3P_PACKAGES" | sed -n "s/^$(family) //p"
}

# install_packages "COMMANDS" "PACKAGES": nothing to do when all commands are there already
install_packages() {
  missing=
  for command in $1; do
    find_program "$command" >/dev/null || missing="$missing $command"
  done
  [ -n "$missing" ] || return 0
  case "$(family)" in
  debian) with_packages "$2" apt_install ;;
  redhat) with_packages "$2" dnf_install ;;
  suse) with_packages "$2" zypper_install ;;
  *) fail "this distribution is not known: install$missing by its own means, then run again." ;;
  esac
  for command in $1; do
    find_program "$command" >/dev/null || fail "$command is not there even after its packages were installed: install it, then run again."
  done
}

with_packages() {
  if is_transactional; then
    fail "packages of this system come with an image and a reboot: install $1 into it (rpm-ostree install, or transactional-update pkg install), reboot, then run again."
  fi
  [ -n "$1" ] || fail "this distribution has no package for$missing: install it by other means, then run again."
  say "installs $1 (waits for the package manager, at most $K3P_PREPARE_SECONDS s)"
  # shellcheck disable=SC2086  # a list of words
  "$2" $1 >"$WORK/packages.log" 2>&1 || {
    show_tail "$WORK/packages.log"
    fail "cannot install $1: see the lines above, put the package sources right, then run again."
  }
}

# Two package managers at once: apt waits for dpkg's lock by itself, but not for that of its lists.
apt_install() {
  apt_until=$(($(now) + K3P_PREPARE_SECONDS))
  until bounded "$K3P_PREPARE_SECONDS" apt-get -q update; do
    [ "$(now)" -lt "$apt_until" ] || break
    fuser_free /var/lib/apt/lists/lock && break
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

# shellcheck disable=SC2086  # a list of words
dnf_install() {
  if has dnf; then
    for stream in ${K3P_STREAMS:-}; do
      if bounded "$K3P_PREPARE_SECONDS" dnf -q -y module enable "$stream"; then break; fi
    done
    # from RHEL 10 on there are no streams, and what has no default one is only there by the name of its version
    bounded "$K3P_PREPARE_SECONDS" dnf -q -y install "$@" ||
      { [ -n "${K3P_OTHERWISE:-}" ] && bounded "$K3P_PREPARE_SECONDS" dnf -q -y install $K3P_OTHERWISE; }
  else
    bounded "$K3P_PREPARE_SECONDS" yum -q -y install "$@"
  fi
}

# With what is recommended: SUSE's packages without a version in their name only recommend those that have the programs.
zypper_install() {
  ZYPP_LOCK_TIMEOUT="$K3P_PREPARE_SECONDS" bounded "$K3P_PREPARE_SECONDS" zypper --quiet --non-interactive install "$@"
}

# Daemons live where a login's PATH may not look; Debian and SUSE keep those of each PostgreSQL in a place of its own.
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

# start_unit UNIT [VERB]: starts or restarts, without waiting for longer than we would
start_unit() {
  say "${2:-start}s $1"
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
  say "stops $1"
  bounded 180 systemctl disable --now "$1" >"$WORK/unit.log" 2>&1 || warn "$1 could not be stopped: $(tail -n 1 "$WORK/unit.log")"
}

# put FILE MODE TEXT [OWNER]: whole and at once; says 0 when it changed something, 1 when it was so already
put() {
  printf '%s' "$3" >"$WORK/put"
  put_copy "$1" "$2" "$WORK/put" "${4:-}"
}

# put_copy FILE MODE SOURCE [OWNER]
put_copy() {
  if cmp -s "$3" "$1" && [ "0$(stat -c %a "$1")" = "$2" ]; then return 1; fi
  (umask 022 && mkdir -p "$(dirname "$1")") || fail "cannot create $(dirname "$1"): is the disk full, or read-only?"
  cp "$3" "$1.part" || fail "cannot write $1: is the disk full, or read-only?"
  chmod "$2" "$1.part"
  [ -z "${4:-}" ] || chown "$4" "$1.part"
  if has restorecon; then restorecon "$1.part" 2>/dev/null || :; fi
  mv -f "$1.part" "$1"
}

# put_live FILE MODE SOURCE OWNER restart|reload: a file that the running service must be told of. That it must is written down
# first, and stays so until the service is well with it: a run that was cut off in between leaves nothing untold.
put_live() {
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

# Whoever listens on this port already; nothing when it is free or cannot be told.
port_holder() {
  has ss || return 0
  ss -H -l -n -t -p "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)".*/\1/p' | head -n 1
}

firewall_note() {
  if unit_is_active firewalld; then
    warn "firewalld is active on this host; it must let $1 through."
  elif has ufw && bounded 20 ufw status 2>/dev/null | grep -q '^Status: active'; then
    warn "ufw is active on this host; it must let $1 through."
  fi
}
