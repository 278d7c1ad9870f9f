#!/bin/sh
# The pool of a running HAProxy, on a host or in a container. A reload keeps the state of each server; a server that is new in the pool,
# or has another address, starts as down and gets connections only after its checks have passed.

# can_ask: in Debian and the official image only perl can use sockets; the Alpine variant of the image has nothing
can_ask() {
  has socat || perl -MIO::Socket::UNIX -e 1 2>/dev/null
}

ask_haproxy() {
  [ -S "$SOCKET" ] || return 1
  if has socat; then
    echo "$1" | bounded 10 socat -t 5 stdio "unix-connect:$SOCKET" 2>/dev/null
  else
    # shellcheck disable=SC2016  # perl's variables
    echo "$1" | bounded 10 perl -MIO::Socket::UNIX -e '
      my $s = IO::Socket::UNIX->new($ARGV[0]) or exit 1; print $s scalar <STDIN>; $s->flush; print while <$s>' "$SOCKET" 2>/dev/null
  fi
}

# HAProxy resolves host names when it reads its configuration, and prints nothing while no DNS server answers.
check_config() {
  check_result=0
  bounded 60 haproxy -c -q -f "$WORK/haproxy.cfg" >"$WORK/check.log" 2>&1 || check_result=$?
  [ "$check_result" != 0 ] || return 0
  if timed_out "$check_result"; then
    fail "HAProxy took more than 60 s to read the new configuration, which was not installed: it resolves the servers' names," \
      "and no DNS server answers. Correct /etc/resolv.conf, or use the servers' IP addresses."
  fi
  show_tail "$WORK/check.log"
  fail "HAProxy rejects the new configuration, which was not installed: see the lines above."
}

# backend, name, address and port of each server in a configuration
configured() {
  awk '$1 == "backend" { backend = $2 }
    $1 == "server" { port = $3; sub(/.*:/, "", port); address = substr($3, 1, length($3) - length(port) - 1); gsub(/[][]/, "", address); print backend, $2, address, port }' "$1"
}

# the same for each server in the running HAProxy (with its host name if it has one), and whether it is up
running() {
  ask_haproxy 'show servers state' | awk 'NF > 18 && $1 != "#" { print $2, $4, ($18 == "-" ? $5 : $18), $19, ($6 == 2 ? "up" : "down") }'
}

# write_state CONFIG: the initial state of each server when HAProxy loads that configuration
write_state() {
  if ! can_ask; then
    rm -f "$STATE_FILE"
    return 0
  fi
  running >"$WORK/running" || :
  configured "$1" >"$WORK/configured"
  {
    echo 1
    echo '# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change' \
      'srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port' \
      'srvrecord srv_use_ssl srv_check_port srv_check_addr srv_agent_addr srv_agent_port'
    awk 'FILENAME == ARGV[1] { if ($5 == "up") up[$1, $2, $3, $4] = 1; next }
      {
        is_name = $3 !~ /^[0-9.]+$/ && $3 !~ /:/
        print 1, $1, FNR, $2, (is_name ? "0.0.0.0" : $3), ((($1, $2, $3, $4) in up) ? "2 0 1 1 0 6 3 3" : "0 0 1 1 0 8 2 0"), 6, 0, 0, 0, \
          (is_name ? $3 : "-"), $4, "- 0 0 - - 0"
      }' "$WORK/running" "$WORK/configured"
  } >"$STATE_FILE.part"
  mv -f "$STATE_FILE.part" "$STATE_FILE"
}

# runs_with CONFIG: HAProxy answers, and has exactly these servers
runs_with() {
  running >"$WORK/running" && [ -s "$WORK/running" ] || return 1
  configured "$1" | sort >"$WORK/wanted"
  cut -d ' ' -f 1-4 "$WORK/running" | sort | cmp -s - "$WORK/wanted"
}

# The worker process; a reload starts another one.
worker() {
  ask_haproxy 'show info' | sed -n 's/^Pid: //p'
}

# wait_until_it_runs_with CONFIG SECONDS [WORKER]: and another worker than this one answers
wait_until_it_runs_with() {
  can_ask || return 0
  pool_until=$(($(now) + $2))
  until [ "$(worker)" != "${3:-}" ] && runs_with "$1"; do
    [ "$(now)" -lt "$pool_until" ] || return 1
    waits "$pool_until" "$2" "haproxy to take up its configuration"
    sleep 1
  done
}

# Existing servers pass their first checks in this time; new ones do so later.
report_pool() {
  can_ask || return 0
  pool_tries=0
  until [ "$pool_tries" -ge 4 ] || [ "$(running | grep -c ' down$')" = 0 ]; do
    pool_tries=$((pool_tries + 1))
    sleep 1
  done
  running | awk '{ all++; if ($5 == "up") up++ } END { printf "%d of %d servers in the pool are healthy\n", up, all }'
}
