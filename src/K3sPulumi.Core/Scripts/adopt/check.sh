#!/bin/sh
# Adoption of a K3s that other means installed. K3P_SETTINGS are the settings that the node is to have, as lines KEY=VALUE.

# shellcheck disable=SC2034  # the scripts that follow read these

# What a cluster or a node cannot change once it exists.
ADOPT_FIXED="cluster-cidr service-cidr cluster-dns cluster-domain data-dir datastore-endpoint secrets-encryption flannel-backend rootless docker container-runtime-endpoint"
ADOPT_SECRET="token agent-token datastore-endpoint vpn-auth etcd-s3-access-key etcd-s3-secret-key etcd-s3-session-token"

check_adoption() {
  say "compares the K3s on this host with the stack"
  adopt_lists
  check_adopted_service
  check_adopted_version
  check_adopted_node
  check_adopted_token
  check_adopted_settings
  ADOPTS=yes
}

# Both without what K3s does anyway: $WORK/asked, $WORK/found
adopt_lists() {
  printf '%s\n' "$K3P_SETTINGS" | adopt_plain >"$WORK/asked"
  host_settings >"$WORK/settings"
  adopt_plain <"$WORK/settings" >"$WORK/found"
}

adopt_plain() {
  adopt_own=" $(hostname -I 2>/dev/null || :) $(uname -n) "
  while IFS= read -r adopt_line; do
    case "$adopt_line" in
    '' | token=* | agent-token=* | node-name=* | cluster-init=* | config=* | *=false) continue ;;
    cluster-cidr=10.42.0.0/16 | service-cidr=10.43.0.0/16 | cluster-dns=10.43.0.10 | cluster-domain=cluster.local | flannel-backend=vxlan) continue ;;
    "data-dir=$K3P_DEFAULT_DATA_DIR" | "data-dir=$K3P_DEFAULT_DATA_DIR/" | https-listen-port=6443) continue ;;
    # where a server joined matters to nobody afterwards
    server=*) [ "$K3P_ROLE" != server ] || continue ;;
    # K3s puts them into its certificate by itself
    tls-san=*) case "$adopt_own" in *" ${adopt_line#*=} "*) continue ;; esac ;;
    esac
    printf '%s\n' "$adopt_line"
  done | sort -u
}

# adopt_value FILE KEY: all values, in one line
adopt_value() {
  sed -n "s/^$2=//p" "$1" | tr '\n' ' ' | sed 's/ $//'
}

check_adopted_service() {
  adopt_program=$(service_command | awk '{ print $1 }')
  [ "$adopt_program" = "$(program)" ] || problem "$(unit_file "$SERVICE") starts $adopt_program, and only $(program) can be adopted: move the program, or remove K3s ($(uninstaller))."
  for adopt_file in "$ROOT/etc/systemd/system/$SERVICE.service.d"/*.conf; do
    ! grep -qs '^ExecStart' "$adopt_file" || problem "$adopt_file replaces the command of the service: delete it, and set its arguments in config.yaml, then run again."
  done
}

# A newer version is an upgrade, with the one restart that other settings take too.
check_adopted_version() {
  adopt_version=$(binary_version)
  adopt_skew=$(printf '%s\n%s\n' "$adopt_version" "$K3P_VERSION" | awk -F '[v.]' '{ at[NR] = $2 * 1000 + $3 } END { print at[2] - at[1] }')
  if [ -z "$adopt_version" ]; then
    problem "$(program) on this host does not print its version: see '$(program) --version', or use another host."
  elif is_newer "$adopt_version" "$K3P_VERSION"; then
    problem "K3s $adopt_version runs on this host, so $K3P_VERSION would be a downgrade: set version to $adopt_version or newer."
  elif [ "$adopt_skew" -gt 1 ]; then
    problem "K3s $adopt_version runs on this host, and $K3P_VERSION skips a minor version: set version to $adopt_version, then upgrade one minor version at a time."
  fi
}

check_adopted_node() {
  adopt_name=$(adopt_value "$WORK/settings" node-name)
  [ -n "$adopt_name" ] || adopt_name=$(uname -n)
  owner_node=$adopt_name
  ! is_other_node || problem "this host is node $adopt_name of its cluster, not ${K3P_NODE_NAME:-$(uname -n)}: set nodeName to $adopt_name."
  owner_node=
  [ "$K3P_ROLE" = server ] || return 0
  if [ -n "$K3P_ETCD" ] && [ ! -d "$DATA/server/db/etcd/member" ] && ! printf '%s\n' "$K3P_SETTINGS" | grep -qx disable-etcd=true; then
    problem "K3s on this host does not use embedded etcd: set embeddedEtcd to false, adopt it, then migrate."
  elif [ -z "$K3P_ETCD" ] && [ -d "$DATA/server/db/etcd/member" ]; then
    problem "K3s on this host uses embedded etcd: set embeddedEtcd to true."
  fi
}

# token_password: of a token in K3s's long form, on standard input
token_password() {
  sed -e 's/^K10[0-9a-f]*:://' -e 's/^\(server\|node\)://'
}

check_adopted_token() {
  adopt_asked=$(printf '%s\n' "$K3P_SETTINGS" | sed -n 's/^token=//p')
  adopt_has=$(adopt_value "$WORK/settings" token | token_password)
  if [ "$K3P_ROLE" = server ]; then adopt_has=$(token_password 2>/dev/null <"$DATA/server/token" || printf '%s' "$adopt_has"); fi
  if [ -n "$adopt_has" ] && [ "$adopt_has" != "$(printf '%s' "$adopt_asked" | token_password)" ]; then
    problem "the token in the stack is not the token of the K3s on this host: set it to the second half of $DATA/server/token on a server$(if [ "$K3P_ROLE" = agent ]; then echo ", or to agentToken if the cluster has one"; fi)."
  fi
  if [ "$K3P_ROLE" = server ] && [ -s "$DATA/server/agent-token" ]; then
    [ "$(token_password <"$DATA/server/agent-token")" = "$(printf '%s\n' "$K3P_SETTINGS" | sed -n 's/^agent-token=//p' | token_password)" ] ||
      problem "agentToken in the stack is not the agent token of the K3s on this host: set it to the second half of $DATA/server/agent-token."
  fi
  case "$adopt_asked" in
  K10*::*)
    adopt_ca="$DATA/server/tls/server-ca.crt"
    [ "$K3P_ROLE" = server ] || adopt_ca="$DATA/agent/server-ca.crt"
    adopt_hash=${adopt_asked#K10}
    [ ! -s "$adopt_ca" ] || [ "$(sha256_of "$adopt_ca")" = "${adopt_hash%%::*}" ] ||
      problem "this host is a node of another cluster: its CA is not that of the token. Remove K3s there first ($(uninstaller)), or use another host."
    ;;
  esac
}

# What the stack would drop, and what cannot change. Anything else changes with one restart.
check_adopted_settings() {
  cut -d = -f 1 "$WORK/found" | sort -u >"$WORK/keys"
  while IFS= read -r adopt_key; do
    adopt_has=$(adopt_value "$WORK/found" "$adopt_key") adopt_asked=$(adopt_value "$WORK/asked" "$adopt_key")
    [ "$adopt_has" != "$adopt_asked" ] || continue
    if [ "$adopt_key" = unknown ]; then
      problem "the configuration of K3s on this host has parts that cannot be compared ($adopt_has): write them as plain YAML (key: value, or lists with one item per line)."
    elif [ -z "$adopt_asked" ]; then
      problem "K3s on this host has $(adopt_shown "$adopt_key" "$adopt_has"), which the stack would remove: set it in the stack (config), or remove it on the host and restart K3s."
    elif is_fixed "$adopt_key"; then
      problem "K3s on this host has $(adopt_shown "$adopt_key" "$adopt_has"), which cannot change to $(adopt_shown "$adopt_key" "$adopt_asked"): correct the stack."
    fi
  done <"$WORK/keys"
  for adopt_key in $ADOPT_FIXED; do
    adopt_asked=$(adopt_value "$WORK/asked" "$adopt_key")
    [ -z "$adopt_asked" ] || [ -n "$(adopt_value "$WORK/found" "$adopt_key")" ] ||
      problem "K3s on this host does not have $(adopt_shown "$adopt_key" "$adopt_asked"), which cannot change in an existing cluster: correct the stack."
  done
}

is_fixed() {
  case " $ADOPT_FIXED " in *" $1 "*) ;; *) return 1 ;; esac
}

# adopt_shown KEY VALUES
adopt_shown() {
  case " $ADOPT_SECRET " in
  *" $1 "*) echo "$1" ;;
  *) printf '%s: %s' "$1" "$2" | redact ;;
  esac
}
