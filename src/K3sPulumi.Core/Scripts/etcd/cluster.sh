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

# after_election COMMAND...: until it succeeds, for as long as an election may take. While the members elect a leader, a
# healthy cluster looks like one that has stopped.
after_election() {
  election_until=$(($(now) + K3P_ELECTION_SECONDS))
  until "$@"; do
    [ "$(now)" -lt "$election_until" ] || return 1
    sleep "$POLL"
  done
}

# Sets WELL, the URLs of the others that are healthy with commas between them, and LEADERLESS when others run without a leader.
look_at_others() {
  WELL='' LEADERLESS=''
  for other in $K3P_OTHERS; do
    ec "$other" get --consistency=s k3spulumi-check >/dev/null || continue
    if is_healthy "$other"; then WELL="$WELL,$other"; else LEADERLESS=yes; fi
  done
  WELL=${WELL#,}
}

others_are_clear() {
  look_at_others
  [ -n "$WELL" ] || [ -z "$LEADERLESS" ]
}

# id, state, name, peer URL and client URL of each member, into $WORK/members; one that has never run yet has no client URL
members() {
  ec "$1" member list -w simple >"$WORK/listed" || return 1
  awk -F ', ' '{ print $1, $2, ($3 == "" ? "-" : $3), $4, ($5 == "" ? "-" : $5) }' "$WORK/listed" >"$WORK/members"
}

need_members() {
  after_election members "$1" || fail "the cluster at $1 does not list its members: $(tail -n 1 "$WORK/etcdctl.log")"
}

# change_members URL WANTED member add|remove...: refused for a while after another member has come or gone. A call that was
# cut off may have done its work, so the list decides: WANTED is there, or with a ! in front of it is not.
change_members() {
  change_url=$1 change_wanted=$2
  shift 2
  change_until=$(($(now) + K3P_READY_SECONDS))
  until ec "$change_url" "$@" >/dev/null || has_changed; do
    [ "$(now)" -lt "$change_until" ] || return 1
    sleep "$POLL"
  done
}

has_changed() {
  cp "$WORK/etcdctl.log" "$WORK/refusal.log"
  if members "$change_url"; then
    case "$change_wanted" in
    !*) grep -q "^${change_wanted#!} " "$WORK/members" || return 0 ;;
    *) ! grep -q " $change_wanted " "$WORK/members" || return 0 ;;
    esac
  fi
  cp "$WORK/refusal.log" "$WORK/etcdctl.log"
  return 1
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
  after_election others_are_clear ||
    fail "other members of this etcd run, but have no quorum, so no member can join them: bring the missing ones back, then run again."
  [ -n "$WELL" ] || return 0
  join_cluster "$WELL"
}

# Data that never was part of a quorum, beside a cluster that runs and does not know this member.
is_stray() {
  [ ! -e "$HOME_DIR/was-healthy" ] && [ -z "$WAS_HEALTHY" ] || return 1
  after_election others_are_clear || return 1
  [ -n "$WELL" ] && after_election members "$WELL" && ! grep -q " $K3P_PEER " "$WORK/members"
}

join_cluster() {
  need_members "$1"
  # one of those that the cluster began with, and only now at its turn
  if grep -q " started $K3P_NAME $K3P_PEER -\$" "$WORK/members"; then return 0; fi
  say "joins the cluster that runs at $1"
  cp "$WORK/members" "$WORK/before"
  while read -r id state name peer client; do
    case "$state $name $peer" in
    "unstarted "*" $K3P_PEER") continue ;;
    *" $K3P_NAME "* | *" $K3P_PEER") ;;
    *) continue ;;
    esac
    say "takes out the former member $name ($id, $client)"
    change_members "$1" "!$id" member remove "$id" || fail "the former member $name cannot be taken out: $(tail -n 1 "$WORK/etcdctl.log")"
  done <"$WORK/before"
  need_members "$1"
  if ! grep -q " $K3P_PEER " "$WORK/members"; then
    change_members "$1" "$K3P_PEER" member add "$K3P_NAME" --peer-urls="$K3P_PEER" ||
      fail "the cluster does not take this member: $(tail -n 1 "$WORK/etcdctl.log")"
    need_members "$1"
  fi
  INITIAL_STATE=existing
  INITIAL_CLUSTER=$(awk -v name="$K3P_NAME" -v own="$K3P_PEER" '{ printf "%s%s=%s", (NR > 1 ? "," : ""), ($4 == own ? name : $3), $4 }' "$WORK/members")
}

# Restarting this member must leave the others a quorum, unless there is none to lose.
may_restart() {
  [ -n "$WAS_HEALTHY" ] && [ -n "$K3P_OTHERS" ] || return 0
  alive=0 listed=0
  after_election can_spare_this ||
    fail "only $alive other members of $listed are well, so restarting this one would stop the cluster: bring the others back first."
}

can_spare_this() {
  look_at_others
  alive=$(echo "$WELL" | tr ',' '\n' | grep -c . || :)
  members "$K3P_CLIENT" || return 1
  listed=$(grep -c . "$WORK/members")
  [ "$alive" -ge $((listed / 2 + 1)) ] || [ "$listed" -le 2 ]
}

# Before this member stops for good, the others must no longer count on it.
leave_cluster() {
  LEFT=
  after_election others_are_clear || :
  url=${WELL:-$K3P_CLIENT}
  after_election members "$url" || {
    warn "the cluster does not answer, so this member cannot be taken out of it"
    return 0
  }
  [ "$(grep -c . "$WORK/members")" -gt 1 ] || return 0
  id=$(awk -v own="$K3P_PEER" '$4 == own { print $1 }' "$WORK/members")
  [ -n "$id" ] || return 0
  say "takes $K3P_NAME out of the cluster"
  if change_members "$url" "!$id" member remove "$id"; then LEFT=yes; else warn "$(tail -n 1 "$WORK/etcdctl.log")"; fi
}
