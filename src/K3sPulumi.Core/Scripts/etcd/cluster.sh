#!/bin/sh
# An etcd member and the others: which are healthy, which are listed, and how a member joins and leaves.
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

# A linearizable read: it succeeds only if the member is part of a quorum.
is_healthy() {
  ec "$1" get k3spulumi-check >/dev/null
}

# after_election COMMAND...: repeats it until it succeeds, for as long as an election may take. During an election, a healthy
# cluster looks like a broken one.
after_election() {
  election_until=$(($(now) + K3P_ELECTION_SECONDS))
  until "$@"; do
    [ "$(now)" -lt "$election_until" ] || return 1
    waits "$election_until" "$K3P_ELECTION_SECONDS" "an answer of etcd, which may be electing its leader"
    sleep "$POLL"
  done
}

# Sets HEALTHY, the comma-separated URLs of the other healthy members, and LEADERLESS if others run without a leader.
look_at_others() {
  HEALTHY='' LEADERLESS=''
  for other in $K3P_OTHERS; do
    ec "$other" get --consistency=s k3spulumi-check >/dev/null || continue
    if is_healthy "$other"; then HEALTHY="$HEALTHY,$other"; else LEADERLESS=yes; fi
  done
  HEALTHY=${HEALTHY#,}
}

others_are_known() {
  look_at_others
  [ -n "$HEALTHY" ] || [ -z "$LEADERLESS" ]
}

# ID, state, name, peer URL and client URL of each member, into $WORK/members; a member that has never run has no client URL
members() {
  ec "$1" member list -w simple >"$WORK/listed" || return 1
  awk -F ', ' '{ print $1, $2, ($3 == "" ? "-" : $3), $4, ($5 == "" ? "-" : $5) }' "$WORK/listed" >"$WORK/members"
}

need_members() {
  after_election members "$1" || fail "cannot list the members of the cluster at $1: $(tail -n 1 "$WORK/etcdctl.log")"
}

# change_members URL WANTED member add|remove...: etcd rejects this for a while after another change of its members. A call that
# failed may still have succeeded in etcd, so the list decides: WANTED is in it, or, with a leading !, is not.
change_members() {
  change_url=$1 change_wanted=$2
  shift 2
  change_until=$(($(now) + K3P_READY_SECONDS))
  until ec "$change_url" "$@" >/dev/null || has_changed; do
    [ "$(now)" -lt "$change_until" ] || return 1
    waits "$change_until" "$K3P_READY_SECONDS" "etcd to accept the change of its members"
    sleep "$POLL"
  done
}

has_changed() {
  cp "$WORK/etcdctl.log" "$WORK/rejected.log"
  if members "$change_url"; then
    case "$change_wanted" in
    !*) grep -q "^${change_wanted#!} " "$WORK/members" || return 0 ;;
    *) ! grep -q " $change_wanted " "$WORK/members" || return 0 ;;
    esac
  fi
  cp "$WORK/rejected.log" "$WORK/etcdctl.log"
  return 1
}

has_data() {
  [ -d "$ETCD_DATA/member" ]
}

# What a new member needs to know: sets INITIAL_CLUSTER and INITIAL_STATE. Healthy members decide: a second cluster is never created
# next to a running one, and a member that has lost its data joins as a new one.
find_cluster() {
  if has_data && is_stray; then
    say "moving data that belongs to no cluster to $ETCD_DATA.stray"
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
  after_election others_are_known ||
    fail "other members of this etcd cluster are running without a quorum, so no member can join: start the missing ones, then run again."
  [ -n "$HEALTHY" ] || return 0
  join_cluster "$HEALTHY"
}

# Data that was never part of a quorum, while a cluster is running that does not know this member.
is_stray() {
  [ ! -e "$HOME_DIR/was-healthy" ] && [ -z "$WAS_HEALTHY" ] || return 1
  after_election others_are_known || return 1
  [ -n "$HEALTHY" ] && after_election members "$HEALTHY" && ! grep -q " $K3P_PEER " "$WORK/members"
}

join_cluster() {
  need_members "$1"
  # an initial member of the cluster that starts only now
  if grep -q " started $K3P_NAME $K3P_PEER -\$" "$WORK/members"; then return 0; fi
  say "joining the running cluster at $1"
  cp "$WORK/members" "$WORK/before"
  while read -r id state name peer client; do
    case "$state $name $peer" in
    "unstarted "*" $K3P_PEER") continue ;;
    *" $K3P_NAME "* | *" $K3P_PEER") ;;
    *) continue ;;
    esac
    say "removing the former member $name ($id, $client)"
    change_members "$1" "!$id" member remove "$id" || fail "cannot remove the former member $name: $(tail -n 1 "$WORK/etcdctl.log")"
  done <"$WORK/before"
  need_members "$1"
  if ! grep -q " $K3P_PEER " "$WORK/members"; then
    change_members "$1" "$K3P_PEER" member add "$K3P_NAME" --peer-urls="$K3P_PEER" ||
      fail "cannot add this member to the cluster: $(tail -n 1 "$WORK/etcdctl.log")"
    need_members "$1"
  fi
  INITIAL_STATE=existing
  INITIAL_CLUSTER=$(awk -v name="$K3P_NAME" -v own="$K3P_PEER" '{ printf "%s%s=%s", (NR > 1 ? "," : ""), ($4 == own ? name : $3), $4 }' "$WORK/members")
}

# While this member restarts, the others must keep the quorum, unless there is none to lose.
may_restart() {
  [ -n "$WAS_HEALTHY" ] && [ -n "$K3P_OTHERS" ] || return 0
  alive=0 listed=0
  after_election can_spare_this ||
    fail "only $alive other members of $listed are healthy, so restarting this one would stop the cluster: repair the others first."
}

can_spare_this() {
  look_at_others
  alive=$(echo "$HEALTHY" | tr ',' '\n' | grep -c . || :)
  members "$K3P_CLIENT" || return 1
  listed=$(grep -c . "$WORK/members")
  [ "$alive" -ge $((listed / 2 + 1)) ] || [ "$listed" -le 2 ]
}

# Before this member stops permanently, it must be removed from the cluster.
leave_cluster() {
  LEFT=
  after_election others_are_known || :
  url=${HEALTHY:-$K3P_CLIENT}
  after_election members "$url" || {
    warn "the cluster does not answer, so this member cannot be removed from it"
    return 0
  }
  [ "$(grep -c . "$WORK/members")" -gt 1 ] || return 0
  id=$(awk -v own="$K3P_PEER" '$4 == own { print $1 }' "$WORK/members")
  [ -n "$id" ] || return 0
  say "removing $K3P_NAME from the cluster"
  if change_members "$url" "!$id" member remove "$id"; then LEFT=yes; else warn "$(tail -n 1 "$WORK/etcdctl.log")"; fi
}
