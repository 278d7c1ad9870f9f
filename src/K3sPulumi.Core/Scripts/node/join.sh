#!/bin/sh
# Checks that the cluster that a node joins is the right one and answers.

check_joining() {
  for url in ${K3P_JOIN_URL:-} $K3P_PEERS; do
    check_same_cluster "$url"
    [ "$PROBLEM_COUNT" = 0 ] || return 0
  done
  # the server of a new cluster may still be starting: then await_server compares the clocks
  if has_data; then check_clock_of_server; fi
}

check_clock_of_server() {
  [ -z "${K3P_JOIN_URL:-}" ] || check check_clock clock "$K3P_JOIN_URL/ping"
}

# All nodes of a new cluster are installed at the same time, but a node that has never joined starts only when its server answers. A
# server whose port is closed for long has failed: the wait ends, so that its error is read. If this host cannot ask the server, or waits
# too long, it starts K3s, which retries.
await_server() {
  [ -n "${K3P_JOIN_URL:-}" ] && ! has_data || return 0
  join_from=$(now)
  join_said="$join_from"
  join_heard=$join_from
  while has curl && ! server_answers; do
    join_waited=$(($(now) - join_from))
    [ "$(($(now) - join_heard))" -lt "$K3P_READY_SECONDS" ] ||
      fail "the server at $K3P_JOIN_URL has taken no connection for $(($(now) - join_heard)) s: see the error of that server first; if it is running, correct the address. The next pulumi up starts this node, which is installed."
    if [ "$join_waited" -ge "$K3P_READY_SECONDS" ]; then
      say "$K3P_JOIN_URL has not answered for $join_waited s; starting $SERVICE anyway"
      return 0
    fi
    if [ "$join_said" = "$join_from" ] || [ "$(($(now) - join_said))" -ge 5 ]; then
      join_said=$(($(now) + 1))
      say "installed; waiting for the server at $K3P_JOIN_URL to answer, $join_waited of $K3P_READY_SECONDS s"
    fi
    sleep "${K3SPULUMI_POLL:-1}"
  done
  check_clock_of_server
  report_problems
}

# An agent needs only the server's port, a server also the API behind it. Once up, the API answers anonymous requests with an error.
server_answers() {
  join_code=0
  join_answer=$(ask "$K3P_JOIN_URL/ping") || join_code=$?
  # curl's codes of a connection that is refused, and of one that is closed, as by a load balancer without servers
  case "$join_code" in 7 | 35 | 52 | 56) ;; *) join_heard=$(now) ;; esac
  [ "$join_answer" = pong ] || return 1
  [ "$K3P_ROLE" = server ] || return 0
  case "$(ask "$K3P_JOIN_URL/readyz")" in *"not ready"* | "") return 1 ;; esac
}
