#!/bin/sh
# Is the node Ready, and if it does not become so: why not?

READY_POLL="${K3SPULUMI_POLL:-1}"
SERVICE_STATE=
SERVICE_AT=0

node_name() {
  ready_name=$(printf '%s' "${K3P_NODE_NAME:-$(uname -n)}" | tr '[:upper:]' '[:lower:]')
  if [ -n "$K3P_WITH_NODE_ID" ]; then ready_name="$ready_name-$(cat "$ROOT$K3P_NODE_DIR/id" 2>/dev/null || :)"; fi
  echo "$ready_name"
}

# config_has KEY: switched on in the configuration, ours or the host's own
config_has() {
  cat "$ROOT$K3P_CONFIG_DIR/config.yaml" "$ROOT$K3P_CONFIG_DIR"/config.yaml.d/*.y*ml 2>/dev/null | grep -qE "^[\"']?$1[\"']?: *[\"']?true"
}

# Otherwise WAITS_FOR says what is missing. RUN_BEFORE is the run of the service that is to be over, if any.
# is_ready [watching]: asked once, or again and again
is_ready() {
  ready_but=
  service_is_up || return 1
  if [ "$K3P_ROLE" = server ]; then
    # a server of etcd alone has no API to ask
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
    # no node can register before that
    [ "$K3P_ROLE" = agent ] || [ -n "$API_ANSWERS" ] || WAITS_FOR="the API server"
    return 1
  fi
  WAITS_FOR="node $(node_name) to run $K3P_VERSION (it says ${FACTS%% *})"
  [ "${FACTS%% *}" = "$K3P_VERSION" ] || return 1
  WAITS_FOR="node $(node_name) to be Ready"
  case "$FACTS" in *" Ready=True "*) ;; *) lacks_only_its_own_network || return 1 ;; esac
  WAITS_FOR="node $(node_name) to report since the restart"
  [ -z "${RESTARTED_AT:-}" ] || is_alive || return 1
  WAITS_FOR="node $(node_name) to be a voting member of etcd"
  [ -z "$K3P_ETCD" ] || case "$FACTS" in *" EtcdIsVoter=True "*) ;; *) return 1 ;; esac
  WAITS_FOR="the API server"
  [ "$K3P_ROLE" = agent ] || api_is_ready || return 1
  WAITS_FOR=
}

# A service that is up is looked at every few seconds; a new run of it is seen once.
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

# The name in the cluster ends with it, and K3s makes it up at its first start.
has_node_id() {
  [ -z "$K3P_WITH_NODE_ID" ] || [ -s "$ROOT$K3P_NODE_DIR/id" ]
}

# Without flannel the network of the pods is the user's, who can only bring it when there are nodes.
lacks_only_its_own_network() {
  [ "$K3P_FLANNEL" = none ] && may_ask || return 1
  case "$(k3s_kubectl get node "$(node_name)" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].message}')" in
  "container runtime network not ready:"*"cni plugin not initialized"* | "container runtime network not ready:"*"cni config uninitialized"*) ;;
  *) return 1 ;;
  esac
  ready_but=" for the network of its pods, which is not there yet"
}

# wait_for_node SECONDS [FUNCTION]: 1 when it is not Ready by then; the function is called all along
wait_for_node() {
  ready_limit=$1 ready_from=$(now) ready_said='' ready_said_at=0 ready_looks=0
  TRIED_AT=$ready_from
  until is_ready watching; do
    ready_waited=$(($(now) - ready_from))
    say_waiting
    ready_looks=$((ready_looks + 1))
    # a host too busy to be looked at in that time gets a few looks
    if [ "$ready_waited" -ge "$ready_limit" ] && [ "$ready_looks" -ge 10 ]; then
      stop_watch
      return 1
    fi
    [ -z "${2:-}" ] || "$2"
    sleep "$READY_POLL"
  done
  stop_watch
}

# What it waits for, when that changes, and now and then; never more than a line in five seconds.
say_waiting() {
  [ "$(($(now) - ready_said_at))" -ge 5 ] || return 0
  [ "$WAITS_FOR" != "$ready_said" ] || [ "$(($(now) - ready_said_at))" -ge 15 ] || return 0
  ready_said=$WAITS_FOR ready_said_at=$(now)
  say "waits for $WAITS_FOR, $ready_waited of $ready_limit s"
}

wait_until_ready() {
  ready_looked=$(now)
  wait_for_node "$K3P_READY_SECONDS" help_along || not_ready "after $K3P_READY_SECONDS s"
  say "node $(node_name) is Ready$ready_but"
}

# What hangs since an earlier run has had its time; what is hopeless need not be waited for.
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

# What will not mend by itself need not be waited for; but a rejected name may be freed, and a restart may clear an old line.
stop_when_hopeless() {
  [ "$ready_waited" -ge 30 ] && [ "$(service_state)" != active ] || return 0
  log_since >"$WORK/log"
  case "$(reason_in "$WORK/log")" in '!'*) not_ready "and will not become so" ;; esac
}

not_ready() {
  log_since >"$WORK/log"
  complain "K3s $K3P_ROLE $(node_name) is not Ready $1: it waits for $WAITS_FOR."
  ready_reason=$(reason_in "$WORK/log")
  [ -z "$ready_reason" ] || complain "  reason: $(printf '%s' "${ready_reason#?}" | redact)"
  [ -z "${K3P_JOIN_URL:-}" ] || [ "$(ask "$K3P_JOIN_URL/ping")" = pong ] ||
    complain "  $K3P_JOIN_URL does not answer this host: check the address, the server behind it, and firewalls in between."
  complain "  service $SERVICE: $(service_state)$(service_restarts); its last lines:"
  show_tail "$WORK/log"
  exit 1
}
