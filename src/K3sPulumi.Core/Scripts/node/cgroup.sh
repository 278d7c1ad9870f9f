#!/bin/sh
# Raspberry Pi OS boots without the memory cgroup. If the user allows it (K3P_ENABLE_MEMORY_CGROUP), it is enabled, which needs a reboot. A
# command reboots as its last step, after its output, and stops SSH before that: the next command must not connect before the reboot.

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

# A host that did not reboot must not look like one that did.
after_reboot() {
  [ -s "$REBOOTING" ] || return 0
  [ "$(cat "$REBOOTING")" != "$(boot_id)" ] || fail "this host should have rebooted but did not: reboot it, then run again."
  rm -f "$REBOOTING"
  # what the cluster knows of the node may be from before
  # shellcheck disable=SC2034  # read while waiting
  REBOOTED=yes RESTARTED_AT=$(date -u +%Y-%m-%dT%H:%M:%S)
}

enable_memory_cgroup() {
  [ -n "${K3P_ENABLE_MEMORY_CGROUP:-}" ] || return 0
  if has_memory_cgroup; then return 0; fi
  line_file=$(boot_line) || return 0
  if grep -qw cgroup_enable=memory "$PROC/cmdline" 2>/dev/null; then
    fail "the memory cgroup is disabled although the kernel was booted with cgroup_enable=memory: this kernel does not support it; update it, then run again."
  fi
  if ! grep -qw cgroup_enable=memory "$line_file"; then
    say "enabling the memory cgroup in $line_file (backup: $line_file.k3spulumi)"
    [ -e "$line_file.k3spulumi" ] || cp "$line_file" "$line_file.k3spulumi" || fail "cannot write next to $line_file: is the disk full, or read-only?"
    sed '1s/[[:space:]]*$/ cgroup_memory=1 cgroup_enable=memory/' "$line_file" >"$line_file.part" || fail "cannot write next to $line_file: is the disk full?"
    move_whole "$line_file.part" "$line_file"
  fi
  REBOOT_NEEDED="to enable the memory cgroup"
}

reboot_if_needed() {
  [ -n "${REBOOT_NEEDED:-}" ] || return 0
  boot_id >"$REBOOTING"
  say "rebooting $REBOOT_NEEDED; the next command waits for the reboot"
  sync
  stop_ssh
  # outlives this session; starts SSH again if the reboot does not happen
  nohup sh -c "$(reboot_command)" >/dev/null 2>&1 </dev/null 9>&- &
}

stop_ssh() {
  for ssh_unit in ssh.socket sshd.socket ssh sshd; do
    if [ "$(init_system)" = openrc ]; then bounded 20 rc-service "$ssh_unit" stop >/dev/null 2>&1 || :; else bounded 20 systemctl stop "$ssh_unit" >/dev/null 2>&1 || :; fi
  done
}

reboot_command() {
  if [ "$(init_system)" = openrc ]; then
    echo "sleep ${K3SPULUMI_POLL:-2}; reboot; sleep ${K3SPULUMI_REBOOT_SECONDS:-90}; rc-service sshd start"
  else
    echo "sleep ${K3SPULUMI_POLL:-2}; systemctl reboot; sleep ${K3SPULUMI_REBOOT_SECONDS:-90}; systemctl start ssh.socket sshd.socket ssh sshd"
  fi
}
