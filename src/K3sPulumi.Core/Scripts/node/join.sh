#!/bin/sh
# The cluster that a node joins: is it the right one, and is it there?

check_joining() {
  for url in ${K3P_JOIN_URL:-} $K3P_PEERS; do
    check_same_cluster "$url"
    [ "$PROBLEM_COUNT" = 0 ] || return 0
  done
  # the server of a new cluster may still be starting: await_server compares the clocks then
  if has_data; then check_clock_of_server; fi
}

check_clock_of_server() {
  [ -z "${K3P_JOIN_URL:-}" ] || check check_clock clock "$K3P_JOIN_URL/ping"
}

# A node that has never been in a cluster is started when the server that it joins answers; all nodes of a new cluster are installed at once.
# Where that cannot be asked, or takes too long, K3s tries by itself.
await_server() {
  [ -n "${K3P_JOIN_URL:-}" ] && ! has_data || return 0
  join_from=$(now)
  join_said="$join_from"
  while has curl && ! server_answers; do
    join_waited=$(($(now) - join_from))
    if [ "$join_waited" -ge "$K3P_READY_SECONDS" ]; then
      say "$K3P_JOIN_URL has not answered for $join_waited s; starts $SERVICE all the same"
      return 0
    fi
    if [ "$join_said" = "$join_from" ] || [ "$(($(now) - join_said))" -ge 5 ]; then
      join_said=$(($(now) + 1))
      say "is installed; waits for the server at $K3P_JOIN_URL to answer, $join_waited of $K3P_READY_SECONDS s"
    fi
    sleep "${K3SPULUMI_POLL:-1}"
  done
  check_clock_of_server
  report_problems
}

# An agent needs the server's own port, a server also the API behind it, which answers strangers with a refusal once it is up.
server_answers() {
  [ "$(ask "$K3P_JOIN_URL/ping")" = pong ] || return 1
  [ "$K3P_ROLE" = server ] || return 0
  case "$(ask "$K3P_JOIN_URL/readyz")" in *"not ready"* | "") return 1 ;; esac
}
