#!/bin/sh
# Waits until the node is Ready, and reports why if it does not become Ready.

READY_POLL="${K3SPULUMI_POLL:-1}"
SERVICE_STATE=
SERVICE_AT=0

node_name() {
  ready_name=$(printf '%s' "${K3P_NODE_NAME:-$(uname -n)}" | tr '[:upper:]' '[:lower:]')
  if [ -n "$K3P_WITH_NODE_ID" ]; then ready_name="$ready_name-$(cat "$ROOT$K3P_NODE_DIR/id" 2>/dev/null || :)"; fi
  echo "$ready_name"
}

# config_has KEY: whether a file in config.yaml.d, ours or the administrator's, sets it to true
config_has() {
  cat "$ROOT$K3P_CONFIG_DIR/config.yaml" "$ROOT$K3P_CONFIG_DIR"/config.yaml.d/*.y*ml 2>/dev/null | grep -qE "^[\"']?$1[\"']?: *[\"']?true"
}

# If not, WAITS_FOR is what is missing. RUN_BEFORE is the run of the service that must have ended, if any.
# is_ready [watching]: once, or repeatedly
is_ready() {
  ready_but=
  service_is_up || return 1
  if [ "$K3P_ROLE" = server ]; then
    # a server that only runs etcd has no API
    if config_has disable-apiserver; then return 0; fi
    WAITS_FOR="the API server"
    if config_has disable-agent; then
      api_is_ready
      return
    fi
  fi
  WAITS_FOR="node $(node_name) to register"
  has_node_id || return 1
  read_facts "$@"
  if [ -z "$FACTS" ]; then
    # no node can register before the API server answers
    [ "$K3P_ROLE" = agent ] || [ -n "$API_ANSWERS" ] || WAITS_FOR="the API server"
    return 1
  fi
  WAITS_FOR="node $(node_name) to run $K3P_VERSION (it reports ${FACTS%% *})"
  [ "${FACTS%% *}" = "$K3P_VERSION" ] || return 1
  WAITS_FOR="node $(node_name) to be Ready"
  case "$FACTS" in *" Ready=True "*) ;; *) lacks_only_its_own_network || return 1 ;; esac
  WAITS_FOR="node $(node_name) to report since the restart"
  [ -z "${RESTARTED_AT:-}" ] || is_alive || return 1
  WAITS_FOR="node $(node_name) to be a voting member of etcd"
  [ -z "$K3P_ETCD" ] || config_has disable-etcd || case "$FACTS" in *" EtcdIsVoter=True "*) ;; *) return 1 ;; esac
  WAITS_FOR="the API server"
  [ "$K3P_ROLE" = agent ] || api_is_ready || return 1
  WAITS_FOR=
}

# A running service is checked every few seconds; that it has restarted is checked once.
service_is_up() {
  WAITS_FOR="the service $SERVICE to restart"
  if [ -n "$RUN_BEFORE" ]; then
    SERVICE_STATE=
    [ "$(service_run)" != "$RUN_BEFORE" ] || return 1
    RUN_BEFORE=
  fi
  if [ "$SERVICE_STATE" != active ] || [ "$(($(now) - SERVICE_AT))" -ge 4 ]; then
    SERVICE_STATE=$(service_state) SERVICE_AT=$(now)
  fi
  WAITS_FOR="the service $SERVICE to start (it is $SERVICE_STATE)"
  [ "$SERVICE_STATE" = active ]
}

# The node's name ends with it, and K3s generates it when it first starts.
has_node_id() {
  [ -z "$K3P_WITH_NODE_ID" ] || [ -s "$ROOT$K3P_NODE_DIR/id" ]
}

# Without flannel the user installs the pod network, which is only possible once there are nodes; K3s installs that of the cluster by itself.
lacks_only_its_own_network() {
  [ "$K3P_FLANNEL" = none ] && [ -z "${K3P_CNI:-}" ] && may_ask || return 1
  case "$(k3s_kubectl get node "$(node_name)" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].message}')" in
  "container runtime network not ready:"*"cni plugin not initialized"* | "container runtime network not ready:"*"cni config uninitialized"*) ;;
  *) return 1 ;;
  esac
  ready_but=" except for its pod network, which is not installed yet"
}

# wait_for_node SECONDS [FUNCTION]: 1 if the node is not Ready by then; calls the function repeatedly
wait_for_node() {
  ready_limit=$1 ready_from=$(now) ready_said='' ready_said_at=0 ready_looks=0
  TRIED_AT=$ready_from
  until is_ready watching; do
    ready_waited=$(($(now) - ready_from))
    say_waiting
    ready_looks=$((ready_looks + 1))
    # a very busy host gets a few checks, whatever the time
    if [ "$ready_waited" -ge "$ready_limit" ] && [ "$ready_looks" -ge 10 ]; then
      stop_watch
      return 1
    fi
    [ -z "${2:-}" ] || "$2"
    sleep "$READY_POLL"
  done
  stop_watch
}

# What it waits for, when that changes, and every 15 seconds; at most one line in five seconds.
say_waiting() {
  [ "$(($(now) - ready_said_at))" -ge 5 ] || return 0
  [ "$WAITS_FOR" != "$ready_said" ] || [ "$(($(now) - ready_said_at))" -ge 15 ] || return 0
  ready_said=$WAITS_FOR ready_said_at=$(now)
  say "waiting for $WAITS_FOR, $ready_waited of $ready_limit s"
}

wait_until_ready() {
  ready_looked=$(now)
  wait_for_node "$K3P_READY_SECONDS" help_along || not_ready "after $K3P_READY_SECONDS s"
  say "node $(node_name) is Ready$ready_but"
}

# Restarts a service that already hung before this run, and stops waiting when it is hopeless.
help_along() {
  if [ -z "$RESTARTED" ] && [ "$ready_waited" -ge "$((K3P_READY_SECONDS / 2))" ] && [ "$ready_looks" -ge 5 ]; then
    stop_watch
    restart
  fi
  if [ "$(($(now) - ready_looked))" -ge 10 ]; then
    ready_looked=$(now)
    stop_when_hopeless
  fi
}

# Some errors do not go away by waiting. The 30 seconds are for a rejected name that is freed, and for an old log line after a restart.
stop_when_hopeless() {
  [ "$ready_waited" -ge 30 ] && [ "$(service_state)" != active ] || return 0
  log_since >"$WORK/log"
  case "$(reason_in "$WORK/log")" in '!'*) not_ready "and will not become Ready" ;; esac
}

not_ready() {
  log_since >"$WORK/log"
  complain "K3s $K3P_ROLE $(node_name) is not Ready $1: it is waiting for $WAITS_FOR."
  ready_reason=$(reason_in "$WORK/log")
  [ -z "$ready_reason" ] || complain "  reason: $(printf '%s' "${ready_reason#?}" | redact)"
  [ -z "${K3P_JOIN_URL:-}" ] || [ "$(ask "$K3P_JOIN_URL/ping")" = pong ] ||
    complain "  $K3P_JOIN_URL does not answer this host: check the address, the server behind it, and firewalls in between."
  complain "  service $SERVICE: $(service_state)$(service_restarts); its last lines:"
  show_tail "$WORK/log"
  exit 1
}
