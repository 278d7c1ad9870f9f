#!/bin/sh
# A newly created host may still be setting itself up.

wait_for_boot() {
  wait_for_cloud_init
  wait_for_packages
}

wait_for_cloud_init() {
  has cloud-init || return 0
  case "$(bounded 20 cloud-init status 2>/dev/null || :)" in *running* | *"not run"* | *"not started"*) ;; *) return 0 ;; esac
  say "waiting for cloud-init (up to $K3P_PREPARE_SECONDS s)"
  boot_code=0
  bounded "$K3P_PREPARE_SECONDS" cloud-init status --wait >/dev/null 2>&1 || boot_code=$?
  if timed_out "$boot_code"; then
    fail "cloud-init has not finished after $K3P_PREPARE_SECONDS s: see 'cloud-init status --long' on the host, or raise prepareTimeout."
  fi
  [ "$boot_code" = 0 ] || warn "cloud-init finished with errors; see 'cloud-init status --long' on the host."
}

# Only the installer's SELinux package needs the package manager, so a lock that is not released is not fatal.
wait_for_packages() {
  boot_until=$(($(now) + K3P_PREPARE_SECONDS))
  while packages_locked; do
    waits "$boot_until" "$K3P_PREPARE_SECONDS" "the package manager ($boot_lock)"
    if [ "$(now)" -ge "$boot_until" ]; then
      warn "the package manager still holds $boot_lock after $K3P_PREPARE_SECONDS s; continuing without it."
      return 0
    fi
    sleep "$POLL"
  done
}

packages_locked() {
  for boot_lock in $(package_locks); do
    [ -f "$ROOT$boot_lock" ] || continue
    # shellcheck disable=SC2012  # an inode number, not a name
    boot_inode=$(ls -i "$ROOT$boot_lock" | awk '{ print $1 }')
    if grep -q ":$boot_inode " "$PROC/locks" 2>/dev/null; then return 0; fi
  done
  return 1
}
