#!/bin/sh
# What is already on the host: K3s in the other role, from someone else, of another cluster, or of a version that cannot be upgraded.

# Which node this host is. A claim without an installation (a failed first run, or an uninstall by hand) is ignored.
read_owner() {
  read_claim
  if [ ! -e "$(unit_file "$SERVICE")" ] && [ ! -e "$(unit_file "$K3P_SERVER_SERVICE")" ] && [ ! -e "$(unit_file "$K3P_AGENT_SERVICE")" ] && ! has_data; then owner='' owner_role='' owner_node=''; fi
}

# The claim, even without an installation. An old claim has no node name; then it is in the configuration.
read_claim() {
  owner=$(sed -n 's/^cluster=//p' "$STATE/owner" 2>/dev/null || :)
  owner_role=$(sed -n 's/^role=//p' "$STATE/owner" 2>/dev/null || :)
  owner_node=$(sed -n 's/^node=//p' "$STATE/owner" 2>/dev/null || :)
  [ -n "$owner_node" ] || owner_node=$(sed -n 's/^node-name: //p' "$ROOT$K3P_CONFIG_DIR/config.yaml" 2>/dev/null | tr -d "\"'" || :)
}

# K3s converts names to lower case.
is_other_node() {
  [ -n "$owner_node" ] && [ "$(printf '%s' "$owner_node" | tr '[:upper:]' '[:lower:]')" != "$(printf '%s' "${K3P_NODE_NAME:-$(uname -n)}" | tr '[:upper:]' '[:lower:]')" ]
}

check_present() {
  read_owner
  if [ -e "$(unit_file "$OTHER_SERVICE")" ] || { [ -n "$owner_role" ] && [ "$owner_role" != "$K3P_ROLE" ]; }; then
    problem "this host is already a K3s ${owner_role:-$(other_role)}: remove that node first (on the host: $(uninstaller "$OTHER_SERVICE")), then add the $K3P_ROLE; or use another host."
  elif [ -n "$owner" ] && [ -n "${K3P_CLUSTER:-}" ] && [ "$owner" != "$K3P_CLUSTER" ]; then
    problem "this host is a node of another cluster ($owner): remove it there first, or use another host."
  elif [ -n "$owner_role" ] && is_other_node; then
    problem "this host is already the K3s node $owner_node: remove that node first (delete it from the program and run pulumi up), then add ${K3P_NODE_NAME:-$(uname -n)} here; or use another host."
  elif [ -z "$owner_role" ] && [ -e "$(unit_file "$SERVICE")" ] && [ -n "${K3P_ADOPT:-}" ]; then
    check_adoption
    return 0
  elif [ -z "$owner_role" ] && [ -e "$(unit_file "$SERVICE")" ]; then
    problem "K3s is already installed here, but not by this program: set adopt to true, remove it ($(uninstaller)), or use another host."
  elif [ -z "$owner_role" ] && has_data; then
    problem "$K3P_DATA_DIR contains data of an earlier K3s: remove it together with ${K3P_CONFIG_DIR%/*} if nobody needs it, or use another host."
  fi
  check_version
  check_runtime_change
  check_data_directory
}

# Removing the node deletes the whole directory. Changing the directory does not move the data: the node would start without it.
check_data_directory() {
  placed_config="$ROOT$K3P_CONFIG_DIR/config.yaml"
  if [ -n "$owner_role" ] && [ -s "$placed_config" ] && [ -e "$(unit_file "$SERVICE")" ]; then
    placed=$(sed -n 's/^data-dir: *//p' "$placed_config" | tr -d "\"'" | head -n 1)
    [ "${placed:-$K3P_DEFAULT_DATA_DIR}" = "$K3P_DATA_DIR" ] ||
      problem "this node has its data in ${placed:-$K3P_DEFAULT_DATA_DIR} and would start without it in dataDirectory $K3P_DATA_DIR: change dataDirectory back, or remove the node first, then add it again."
  elif [ -z "$owner_role" ] && [ "$K3P_DATA_DIR" != "$K3P_DEFAULT_DATA_DIR" ]; then
    # shellcheck disable=SC2010  # a name for people
    stranger=$(ls -A "$DATA" 2>/dev/null | grep -vxE 'lost\+found|agent|server|data' | head -n 1)
    [ -z "$stranger" ] ||
      problem "$K3P_DATA_DIR contains other files ($stranger), and removing the node would delete them: set dataDirectory to a directory only for K3s, such as $K3P_DATA_DIR/k3s."
  fi
}

# A container runtime does not see the pods of another: the old pods would keep running next to the new ones.
check_runtime_change() {
  placed_config="$ROOT$K3P_CONFIG_DIR/config.yaml"
  [ -n "$owner_role" ] && [ -s "$placed_config" ] && [ -e "$(unit_file "$SERVICE")" ] || return 0
  placed=$(sed -n -e 's/^docker: true.*/docker/p' -e 's/^container-runtime-endpoint: .*/external/p' "$placed_config" | head -n 1)
  [ "$placed" = "${K3P_RUNTIME:-}" ] ||
    problem "the pods of this node run in another container runtime (${placed:-that of K3s}) than the one in runtime (${K3P_RUNTIME:-that of K3s}), which would not see them: remove the node first, then add it again."
}

other_role() {
  if [ "$K3P_ROLE" = server ]; then echo agent; else echo server; fi
}

uninstaller() {
  if [ "${1:-$SERVICE}" = "$K3P_AGENT_SERVICE" ]; then echo "$K3P_AGENT_SERVICE-uninstall.sh"; else echo "$K3P_SERVER_SERVICE-uninstall.sh"; fi
}

# Images that were put there in advance do not count.
has_data() {
  [ -e "$DATA/server/db" ] || [ -e "$DATA/server/tls" ] || [ -e "$DATA/agent/kubelet.kubeconfig" ]
}

# Checks the write-ahead log, as K3s does: with any datastore, the directory exists after the first start.
has_no_place() {
  [ -e "$DATA/server/db/etcd/tombstone" ] || { [ ! -d "$DATA/server/db/etcd/member/wal" ] && [ ! -e "$DATA/server/db/state.db" ]; }
}

# The version that last ran here. A binary that was installed but never started has not changed any data.
last_version() {
  if [ -s "$STATE/before/started" ] && { [ "$K3P_ROLE" = agent ] || [ "$(service_run)" = "$(cat "$STATE/before/run" 2>/dev/null)" ]; }; then
    # of an interrupted upgrade that can be rolled back
    cat "$STATE/before/started"
  elif [ -s "$STATE/started" ]; then cat "$STATE/started"; fi
}

binary_version() {
  bounded 30 "$(program)" --version 2>/dev/null | version_in || :
}

# The version of a program that something else than this stack has put here, such as the system-upgrade-controller. A program of an
# interrupted upgrade of ours is staged.
foreign_version() {
  foreign=$(binary_version)
  [ -z "$foreign" ] || [ ! -s "$STATE/installed" ] || [ -e "$STATE/staged/$foreign" ] ||
    [ "$(cut -d ' ' -f 1 "$STATE/installed")" = "$foreign" ] || echo "$foreign"
}

# Patch releases may be upgraded and downgraded, as K3s allows, but never by undoing the upgrade of somebody else.
check_version() {
  from=$(last_version)
  [ -n "$from" ] && [ -n "$owner_role" ] || return 0
  foreign=$(foreign_version)
  if is_newer "$foreign" "$K3P_VERSION"; then
    problem "K3s $foreign runs here, installed by something else than this stack, so $K3P_VERSION would be a downgrade: set version to $foreign or newer."
    return
  fi
  skew=$(printf '%s\n%s\n' "${foreign:-$from}" "$K3P_VERSION" | awk -F '[v.]' '{ at[NR] = $2 * 1000 + $3 } END { print at[2] - at[1] }')
  if [ "$skew" -lt 0 ]; then
    problem "K3s $from has run here, so $K3P_VERSION would be a downgrade with data of the newer version: restore a snapshot from before the upgrade, or keep the version."
  elif [ "$skew" -gt 1 ]; then
    problem "K3s ${foreign:-$from} has run here: $K3P_VERSION skips a minor version; upgrade one minor version at a time."
  fi
}

# is_newer A B: whether K3s A is newer than B, to the K3s release of the same Kubernetes; an unknown version is not.
is_newer() {
  [ -n "$1" ] && printf '%s\n%s\n' "$1" "$2" | awk -F '[v.+]' '
    { sub(/k3s/, "", $5); at[NR] = (($2 * 1000 + $3) * 1000 + $4) * 1000 + $5 } END { exit !(at[1] > at[2]) }'
}

# check_same_cluster URL: a node that has joined knows the CA of its cluster. No answer proves nothing.
check_same_cluster() {
  # servers that changed before this node have the new CAs of certificates.authority
  [ -z "${K3P_AUTHORITY:-}" ] || [ "$(cat "$STATE/authority" 2>/dev/null)" = "$K3P_AUTHORITY" ] || return 0
  own_ca="$DATA/server/tls/server-ca.crt"
  [ "$K3P_ROLE" = server ] || own_ca="$DATA/agent/server-ca.crt"
  [ -s "$own_ca" ] && [ -n "$1" ] || return 0
  ask "$1/cacerts" >"$WORK/cacerts" || return 0
  grep -q 'BEGIN CERTIFICATE' "$WORK/cacerts" || return 0
  [ "$(tr -d ' \r\n' <"$WORK/cacerts")" = "$(tr -d ' \r\n' <"$own_ca")" ] ||
    problem "this host is a node of another cluster: its CA is not that of $1. Remove the node there first, or use another host."
}
