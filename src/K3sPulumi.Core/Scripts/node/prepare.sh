#!/bin/sh
# prepare: checks the host and downloads what the node needs. A running node is not affected.
set -eu

main() {
  if is_root; then
    begin_work
    take_lock "$K3P_PREPARE_SECONDS"
    wait_for_boot
    [ -z "${K3P_UPDATE:-}" ] || forget_cut_reboot
    after_reboot
    check_present
    check_restore
    # never change a host that belongs to someone else
    if [ "$PROBLEM_COUNT" = 0 ]; then
      enable_memory_cgroup
      take_uploads
    fi
  fi
  check_host
  report_problems
  stage
  say "K3s $K3P_VERSION is ready to be installed"
  check report_clock clock
  [ -z "${K3P_UPDATE:-}" ] || update_new_host
  reboot_if_needed
}

# The deploying machine compares this with its own clock; as an input, a time would change with every run.
report_clock() {
  tell "clock: $(now)"
}

main "$@" </dev/null
