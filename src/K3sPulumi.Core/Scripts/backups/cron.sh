#!/bin/sh
# Copies of SQLite on schedule where there are no timers of systemd: OpenRC has cron. And the end of both.

put_cron() {
  if [ -z "$K3P_BACKUP_AT" ]; then
    remove_cron
    return 0
  fi
  [ -n "$K3P_BACKUP_CRON" ] || fail "this host has no systemd, and its cron knows neither @every nor time zones: set snapshots.schedule to five fields, such as 0 */12 * * *."
  has crontab || fail "this host has neither systemd nor cron: install cron, or remove snapshots.schedule and increase snapshots.generation instead."
  { cron_without; printf '%s %s sqlite backup\n' "$K3P_BACKUP_CRON" "$TOOL"; } >"$WORK/crontab"
  if [ "$(bounded 30 crontab -l 2>/dev/null)" != "$(cat "$WORK/crontab")" ]; then
    say "scheduling copies at $K3P_BACKUP_CRON"
    bounded 30 crontab - <"$WORK/crontab" || fail "cannot change root's crontab: see 'crontab -l' on the host."
  fi
  if has rc-service && ! bounded 30 rc-service crond status >/dev/null 2>&1; then warn "crond does not run on this host, so no copy is made on schedule: enable and start it."; fi
}

remove_cron() {
  has crontab || return 0
  cron_without >"$WORK/crontab"
  [ "$(bounded 30 crontab -l 2>/dev/null)" = "$(cat "$WORK/crontab")" ] || bounded 30 crontab - <"$WORK/crontab" || fail "cannot change root's crontab: see 'crontab -l' on the host."
}

cron_without() { bounded 30 crontab -l 2>/dev/null | grep -vF "$TOOL sqlite backup" || :; }

unschedule() {
  unscheduled_for=$K3P_KIND
  K3P_KIND=sqlite
  remove_cron
  remove_backup
  K3P_KIND=$unscheduled_for
}
