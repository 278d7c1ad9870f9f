#!/bin/sh
# An etcd member among the others: who is well, who is listed, and how one comes and goes.
# shellcheck disable=SC2034  # the script that follows reads what it sets

HOME_DIR="$ROOT/var/lib/k3s-etcd"
ETCD_DATA="$HOME_DIR/data"

# ec URLS ARGUMENTS...: etcdctl with this member's own certificate
ec() {
  ec_urls=$1
  shift
  ETCDCTL_API=3 bounded 30 etcdctl --command-timeout=5s --dial-timeout=3s --endpoints="$ec_urls" \
    --cacert="$TLS/ca.crt" --cert="$TLS/server.crt" --key="$TLS/server.key" "$@" 2>"$WORK/etcdctl.log"
}

# A linear read: the member is part of a quorum.
is_healthy() {
  ec "$1" get k3spulumi-check >/dev/null
}

# The others that are well, as URLs with commas between them.
healthy_others() {
  healthy=
  for other in $K3P_OTHERS; do
    if is_healthy "$other"; then healthy="$healthy,$other"; fi
  done
  echo "${healthy#,}"
}

# id, state, name, peer URL and client URL of each member; one that has never run yet has no client URL
members() {
  ec "$1" member list -w simple | awk -F ', ' '{ print $1, $2, ($3 == "" ? "-" : $3), $4, ($5 == "" ? "-" : $5) }'
}

has_data() {
  [ -d "$ETCD_DATA/member" ]
}

# What a new member must know: sets INITIAL_CLUSTER and INITIAL_STATE. Others that are well decide: no second cluster
# is ever begun beside one that runs, and a member that has lost its data comes back as a new one.
find_cluster() {
  if has_data && is_stray; then
    say "sets aside data that belongs to no cluster ($ETCD_DATA.stray)"
    bounded 120 systemctl stop "$ETCD_UNIT" || :
    rm -rf "$ETCD_DATA.stray" "$HOME_DIR/initial"
    mv "$ETCD_DATA" "$ETCD_DATA.stray"
    prepare_home
  fi
  if [ -s "$HOME_DIR/initial" ]; then
    INITIAL_STATE=$(sed -n 1p "$HOME_DIR/initial") INITIAL_CLUSTER=$(sed -n 2p "$HOME_DIR/initial")
    if has_data || [ "$INITIAL_STATE" = existing ]; then return 0; fi
  fi
  INITIAL_STATE=new INITIAL_CLUSTER=$K3P_CLUSTER
  if has_data; then return 0; fi
  well=$(healthy_others)
  [ -n "$well" ] || return 0
  join_cluster "$well"
}

# Data that never was part of a quorum, beside a cluster that runs and does not know this member.
is_stray() {
  [ ! -e "$HOME_DIR/was-healthy" ] && [ -z "$WAS_HEALTHY" ] || return 1
  well=$(healthy_others)
  [ -n "$well" ] && members "$well" >"$WORK/members" && ! grep -q " $K3P_PEER " "$WORK/members"
}

join_cluster() {
  members "$1" >"$WORK/members"
  # one of those that the cluster began with, and only now at its turn
  if grep -q " started $K3P_NAME $K3P_PEER -\$" "$WORK/members"; then return 0; fi
  say "joins the cluster that runs at $1"
  while read -r id state name peer client; do
    case "$state $name $peer" in
    "unstarted "*" $K3P_PEER") continue ;;
    *" $K3P_NAME "* | *" $K3P_PEER") ;;
    *) continue ;;
    esac
    say "takes out the former member $name ($id, $client)"
    ec "$1" member remove "$id" >/dev/null || fail "the former member $name cannot be taken out: $(tail -n 1 "$WORK/etcdctl.log")"
  done <"$WORK/members"
  members "$1" >"$WORK/members"
  if ! grep -q " $K3P_PEER " "$WORK/members"; then
    join_until=$(($(now) + K3P_READY_SECONDS))
    # refused for a while after another member has come or gone
    until ec "$1" member add "$K3P_NAME" --peer-urls="$K3P_PEER" >/dev/null; do
      [ "$(now)" -lt "$join_until" ] || fail "the cluster does not take this member: $(tail -n 1 "$WORK/etcdctl.log")"
      sleep "$POLL"
    done
    members "$1" >"$WORK/members"
  fi
  INITIAL_STATE=existing
  INITIAL_CLUSTER=$(awk -v name="$K3P_NAME" -v own="$K3P_PEER" '{ printf "%s%s=%s", (NR > 1 ? "," : ""), ($4 == own ? name : $3), $4 }' "$WORK/members")
}

# Restarting this member must leave the others a quorum, unless there is none to lose.
may_restart() {
  [ -n "$WAS_HEALTHY" ] && [ -n "$K3P_OTHERS" ] || return 0
  alive=$(healthy_others | tr ',' '\n' | grep -c . || :)
  listed=$(members "$K3P_CLIENT" | grep -c . || :)
  [ "$alive" -ge $((listed / 2 + 1)) ] || [ "$listed" -le 2 ] ||
    fail "only $alive other members of $listed are well, so restarting this one would stop the cluster: bring the others back first."
}

# Before this member stops for good, the others must no longer count on it.
leave_cluster() {
  LEFT=
  url=$(healthy_others)
  [ -n "$url" ] || url=$K3P_CLIENT
  members "$url" >"$WORK/members" || {
    warn "the cluster does not answer, so this member cannot be taken out of it"
    return 0
  }
  [ "$(grep -c . "$WORK/members")" -gt 1 ] || return 0
  id=$(awk -v own="$K3P_PEER" '$4 == own { print $1 }' "$WORK/members")
  [ -n "$id" ] || return 0
  say "takes $K3P_NAME out of the cluster"
  leave_until=$(($(now) + 60))
  # refused for a while after another member has come or gone
  until ec "$url" member remove "$id" >/dev/null; do
    [ "$(now)" -lt "$leave_until" ] || {
      warn "$(tail -n 1 "$WORK/etcdctl.log")"
      return 0
    }
    sleep "$POLL"
  done
  LEFT=yes
}
