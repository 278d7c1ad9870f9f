#!/bin/sh
# Raspberry Pi OS boots without the memory cgroup. If the user allows it (K3P_ENABLE_MEMORY_CGROUP), this is changed, which takes a reboot:
# prepare reboots as its last act, when it has answered, and closes the door to SSH before that, so that the next command meets the new boot.

REBOOTING="$STATE/rebooting"

boot_id() { cat "$PROC/sys/kernel/random/boot_id" 2>/dev/null; }

boot_line() {
  for line_file in /boot/firmware/cmdline.txt /boot/cmdline.txt; do
    if [ -f "$ROOT$line_file" ]; then
      echo "$ROOT$line_file"
      return 0
    fi
  done
  return 1
}

# A host that was to reboot and has not must not be taken for one that has.
after_reboot() {
  [ -s "$REBOOTING" ] || return 0
  [ "$(cat "$REBOOTING")" != "$(boot_id)" ] || fail "this host was to reboot for its memory cgroup and has not: reboot it, then run again."
  rm -f "$REBOOTING"
}

# Before the host is checked.
enable_memory_cgroup() {
  [ -n "${K3P_ENABLE_MEMORY_CGROUP:-}" ] || return 0
  if has_memory_cgroup; then return 0; fi
  line_file=$(boot_line) || return 0
  if grep -qw cgroup_enable=memory "$PROC/cmdline" 2>/dev/null; then
    fail "the memory cgroup is off although the kernel was booted with cgroup_enable=memory: this kernel lacks it; update it, then run again."
  fi
  if ! grep -qw cgroup_enable=memory "$line_file"; then
    say "switches the memory cgroup on in $line_file (the old line stays in $line_file.k3spulumi)"
    [ -e "$line_file.k3spulumi" ] || cp "$line_file" "$line_file.k3spulumi" || fail "cannot write beside $line_file: is the disk full, or read-only?"
    sed '1s/[[:space:]]*$/ cgroup_memory=1 cgroup_enable=memory/' "$line_file" >"$line_file.part" || fail "cannot write beside $line_file: is the disk full?"
    move_whole "$line_file.part" "$line_file"
  fi
  REBOOT_NEEDED=yes
}

# As the last act.
reboot_if_needed() {
  [ -n "${REBOOT_NEEDED:-}" ] || return 0
  boot_id >"$REBOOTING"
  say "reboots now, for the memory cgroup; the next command waits for it"
  sync
  close_door
  # outlives this session; opens the door again when the reboot does not come
  nohup sh -c "$(reboot_words)" >/dev/null 2>&1 </dev/null 9>&- &
}

close_door() {
  for door in ssh.socket sshd.socket ssh sshd; do
    if has systemctl; then bounded 20 systemctl stop "$door" >/dev/null 2>&1 || :; elif has rc-service; then bounded 20 rc-service "$door" stop >/dev/null 2>&1 || :; fi
  done
}

reboot_words() {
  if has systemctl; then
    echo "sleep ${K3SPULUMI_POLL:-2}; systemctl reboot; sleep 90; systemctl start ssh.socket sshd.socket ssh sshd"
  else
    echo "sleep ${K3SPULUMI_POLL:-2}; reboot; sleep 90; rc-service sshd start"
  fi
}
