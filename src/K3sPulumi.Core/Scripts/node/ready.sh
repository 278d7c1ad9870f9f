#!/bin/sh
# Is the node Ready, and if it does not become so: why not?

node_name() {
  ready_name=$(printf '%s' "${K3P_NODE_NAME:-$(uname -n)}" | tr '[:upper:]' '[:lower:]')
  if [ -n "$K3P_WITH_NODE_ID" ]; then ready_name="$ready_name-$(cat "$ROOT/etc/rancher/node/id" 2>/dev/null || :)"; fi
  echo "$ready_name"
}

# config_has KEY: switched on in the configuration, ours or the host's own
config_has() {
  cat "$ROOT/etc/rancher/k3s/config.yaml" "$ROOT"/etc/rancher/k3s/config.yaml.d/*.y*ml 2>/dev/null | grep -qE "^[\"']?$1[\"']?: *[\"']?true"
}

# Otherwise WAITS_FOR says what is missing. RUN_BEFORE is the run of the service that is to be over, if any.
is_ready() {
  ready_but=
  ready_state=$(service_state)
  WAITS_FOR="the service $SERVICE to start (it is $ready_state)"
  [ "$ready_state" = active ] || return 1
  WAITS_FOR="the service $SERVICE to restart"
  [ -z "$RUN_BEFORE" ] || [ "$(service_run)" != "$RUN_BEFORE" ] || return 1
  if [ "$K3P_ROLE" = server ]; then
    # a server of etcd alone has no API to ask
    if config_has disable-apiserver; then return 0; fi
    WAITS_FOR="the API server"
    [ "$(k3s_kubectl get --raw /readyz)" = ok ] || return 1
    if config_has disable-agent; then return 0; fi
  fi
  WAITS_FOR="node $(node_name) to register"
  ready_facts=$(k3s_kubectl get node "$(node_name)" -o \
    'jsonpath={.status.nodeInfo.kubeletVersion} Ready={.status.conditions[?(@.type=="Ready")].status} EtcdIsVoter={.status.conditions[?(@.type=="EtcdIsVoter")].status} ') ||
    return 1
  WAITS_FOR="node $(node_name) to run $K3P_VERSION (it says ${ready_facts%% *})"
  [ "${ready_facts%% *}" = "$K3P_VERSION" ] || return 1
  WAITS_FOR="node $(node_name) to be Ready"
  case "$ready_facts" in *" Ready=True "*) ;; *) lacks_only_the_authors_network || return 1 ;; esac
  WAITS_FOR="node $(node_name) to report since the restart"
  [ -z "${RESTARTED_AT:-}" ] || is_alive || return 1
  WAITS_FOR="node $(node_name) to be a voting member of etcd"
  [ -z "$K3P_ETCD" ] || case "$ready_facts" in *" EtcdIsVoter=True "*) ;; *) return 1 ;; esac
  WAITS_FOR=
}

# The cluster takes a node for Ready for a while after it is gone; its kubelet renews the lease, by this host's clock.
is_alive() {
  ready_heard=$(k3s_kubectl -n kube-node-lease get lease "$(node_name)" -o 'jsonpath={.spec.renewTime}' | cut -c 1-19)
  awk -v restarted="$RESTARTED_AT" -v heard="$ready_heard" 'BEGIN { exit !(heard "" >= restarted "") }'
}

# Without flannel the network of the pods is the author's, who can only bring it when there are nodes.
lacks_only_the_authors_network() {
  [ "$K3P_FLANNEL" = none ] || return 1
  case "$(k3s_kubectl get node "$(node_name)" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].message}')" in
  "container runtime network not ready:"*"cni plugin not initialized"* | "container runtime network not ready:"*"cni config uninitialized"*) ;;
  *) return 1 ;;
  esac
  ready_but=" for the network of its pods, which is not there yet"
}

wait_until_ready() {
  ready_from=$(now)
  ready_said=
  ready_looked="$ready_from"
  until is_ready; do
    ready_waited=$(($(now) - ready_from))
    if [ "$WAITS_FOR" != "$ready_said" ]; then
      ready_said="$WAITS_FOR"
      say "waits for $WAITS_FOR, $ready_waited of $K3P_READY_SECONDS s"
    fi
    [ "$ready_waited" -lt "$K3P_READY_SECONDS" ] || not_ready "after $K3P_READY_SECONDS s"
    # what hangs since an earlier run has had its time
    if [ -z "$RESTARTED" ] && [ "$ready_waited" -ge "$((K3P_READY_SECONDS / 2))" ]; then restart; fi
    if [ "$(($(now) - ready_looked))" -ge 10 ]; then
      ready_looked=$(now)
      stop_when_hopeless
    fi
    sleep "$POLL"
  done
  say "node $(node_name) is Ready$ready_but"
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
