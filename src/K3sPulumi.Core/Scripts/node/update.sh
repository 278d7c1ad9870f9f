#!/bin/sh
# Updates the packages of this host, with whatever package manager it has, and finds out whether that needs a reboot.

# The whole update; locks and lists have K3P_PREPARE_SECONDS.
UPDATE_SECONDS="${K3SPULUMI_UPDATE_SECONDS:-3600}"
KERNELS="$STATE/kernels-before"
REBOOT_WANTED="$STATE/reboot-wanted"

# update_packages NAME: NAME is what the host remembers when it is done. A run that was cut off is taken up again.
update_packages() {
  update_manager=$(update_manager)
  [ -n "$update_manager" ] || fail "this distribution is not supported for packages ($(os_value ID)): update its packages yourself, and remove packages for this node."
  [ -s "$KERNELS" ] || keep_fact kernels-before "$(kernels)"
  say "updating the packages of this host ($update_manager)"
  : >"$WORK/update.log"
  run_update "update_with_$update_manager" || {
    show_tail "$WORK/update.log"
    fail "the packages of this host could not be updated: see the lines above, correct the package sources, then run again."
  }
  reboot_why=$(reboot_reason) || reboot_why=
  [ "$K3P_REBOOT" != always ] || [ -n "$reboot_why" ] || reboot_why="as packages.reboot says always"
  [ -z "$reboot_why" ] || keep_fact reboot-wanted "$(boot_id) $reboot_why"
  keep_fact updated "$1"
  rm -f "$KERNELS"
  say "the packages are up to date"
}

# keep_fact NAME TEXT
keep_fact() {
  printf '%s\n' "$2" 2>/dev/null >"$STATE/$1.part" || fail "cannot write in $STATE: is the disk full?"
  move_whole "$STATE/$1.part" "$STATE/$1"
}

# The package manager, or the tool of a system that is updated as a whole.
update_manager() {
  if [ -e "$RUN/ostree-booted" ]; then echo ostree; elif is_transactional; then echo transactional; else package_manager; fi
}

# In the background, with the last line of its output from time to time instead of all of it.
run_update() {
  (umask 022 && "$@") >"$WORK/update.log" 2>&1 </dev/null 9>&- &
  update_job=$!
  update_from=$(now) update_said=$(now)
  while kill -0 "$update_job" 2>/dev/null; do
    if [ "$(($(now) - update_said))" -ge 15 ]; then
      update_said=$(now)
      say "waiting for the package manager, $((update_said - update_from)) of $UPDATE_SECONDS s: $(tail -n 1 "$WORK/update.log" | redact | cut -c 1-100)"
    fi
    sleep "$POLL"
  done
  wait "$update_job"
}

# until_free COMMAND...: again while another package manager holds a lock that the command does not wait for
until_free() {
  free_until=$(($(now) + K3P_PREPARE_SECONDS))
  until bounded "$UPDATE_SECONDS" "$@" >"$WORK/try.log" 2>&1; do
    cat "$WORK/try.log"
    grep -qiE '(^|[^b])lock' "$WORK/try.log" && [ "$(now)" -lt "$free_until" ] || return 1
    sleep "${K3SPULUMI_POLL:-5}"
  done
  cat "$WORK/try.log"
}

# dpkg may have been interrupted. Held packages stay, changed configuration files too; needrestart lists services but restarts none, as K3s
# would be one of them.
update_with_apt() {
  export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l
  until_free dpkg --force-confold --configure -a || return 1
  until_free apt-get -q update || return 1
  bounded "$UPDATE_SECONDS" apt-get -q -y -o DPkg::Lock::Timeout="$K3P_PREPARE_SECONDS" -o Dpkg::Options::=--force-confdef \
    -o Dpkg::Options::=--force-confold --with-new-pkgs upgrade
}

# dnf waits for its lock.
update_with_dnf() {
  if has dnf; then bounded "$UPDATE_SECONDS" dnf -y upgrade --refresh; else bounded "$UPDATE_SECONDS" yum -y update; fi
}

# Tumbleweed is updated by a distribution upgrade only. 102 asks for a reboot; 103 was an update of zypper itself, so the rest follows.
update_with_zypper() {
  case "$(os_value ID)" in opensuse-tumbleweed | opensuse-slowroll) zypper_verb=dup ;; *) zypper_verb=update ;; esac
  for _ in 1 2; do
    update_code=0
    bounded "$UPDATE_SECONDS" env ZYPP_LOCK_TIMEOUT="$K3P_PREPARE_SECONDS" zypper --non-interactive "$zypper_verb" --auto-agree-with-licenses || update_code=$?
    case "$update_code" in 0 | 102) return 0 ;; 103) ;; *) return "$update_code" ;; esac
  done
}

update_with_apk() {
  until_free apk --update-cache --wait "$K3P_PREPARE_SECONDS" upgrade
}

update_with_pacman() {
  until_free pacman -Syu --noconfirm
}

update_with_transactional() {
  bounded "$UPDATE_SECONDS" transactional-update --non-interactive up
}

update_with_ostree() {
  bounded "$UPDATE_SECONDS" rpm-ostree upgrade
}

# The kernels that have modules on this host.
kernels() {
  for kernel in "$ROOT"/lib/modules/*; do
    [ ! -d "$kernel" ] || printf '%s ' "${kernel##*/}"
  done
}

# Debian's own packages ask for no reboot, Alpine and Arch replace the running kernel's modules.
another_kernel() {
  kernels_before=" $(cat "$KERNELS" 2>/dev/null) "
  for kernel in $(kernels); do
    case "$kernels_before" in *" $kernel "*) ;; *) return 0 ;; esac
  done
  case "$kernels_before" in *" $(uname -r) "*) [ ! -d "$ROOT/lib/modules/$(uname -r)" ] ;; *) return 1 ;; esac
}

# reboot_reason: why a reboot is needed, or nothing
reboot_reason() {
  if [ -e "$RUN/reboot-required" ] || [ -e "$ROOT/var/run/reboot-required" ]; then
    echo "for $(cat "$RUN/reboot-required.pkgs" "$ROOT/var/run/reboot-required.pkgs" 2>/dev/null | sort -u | head -n 5 | tr '\n' ' ' | sed 's/ $//' | grep . || echo "updated packages")"
  elif [ -e "$RUN/reboot-needed" ]; then
    echo "for updated packages"
  elif another_kernel; then
    echo "for another kernel"
  elif manager_wants_reboot; then
    echo "for updated packages"
  fi
}

# The command of dnf also ends with 1 where its plugin is missing, so its text decides.
manager_wants_reboot() {
  case "$update_manager" in
  dnf)
    if has needs-restarting; then set -- needs-restarting -r; else set -- dnf -q needs-restarting -r; fi
    bounded 120 env LC_ALL=C "$@" >"$WORK/restarting.log" 2>&1 || :
    grep -qi 'reboot is required' "$WORK/restarting.log"
    ;;
  zypper)
    restarting_code=0
    bounded 120 zypper --non-interactive needs-rebooting >/dev/null 2>&1 || restarting_code=$?
    [ "$restarting_code" = 102 ]
    ;;
  transactional) grep -qi 'reboot your machine' "$WORK/update.log" ;;
  ostree)
    restarting_code=0
    bounded 120 rpm-ostree status --pending-exit-77 >/dev/null 2>&1 || restarting_code=$?
    [ "$restarting_code" = 77 ]
    ;;
  *) return 1 ;;
  esac
}

# The reboot of an earlier run that was cut off comes at the end of this one.
forget_cut_reboot() {
  ! wants_reboot || rm -f "$REBOOTING"
}

# wants_reboot: whether this host still has to reboot; REBOOT_NEEDED is then why
wants_reboot() {
  [ -s "$REBOOT_WANTED" ] || return 1
  wanted=$(cat "$REBOOT_WANTED")
  if [ "${wanted%% *}" != "$(boot_id)" ]; then
    rm -f "$REBOOT_WANTED"
    return 1
  fi
  # shellcheck disable=SC2034  # read by reboot_if_needed
  REBOOT_NEEDED=${wanted#* }
}
