#!/bin/sh
# Before K3s stops on a server with embedded etcd: while it is away, the other voting members must be a majority.

# check_quorum WHAT: waits for members that do not answer; WHAT is said if they stay silent.
check_quorum() {
  [ "$K3P_ROLE" = server ] && [ -n "$K3P_ETCD" ] && is_running || return 0
  if changes_way_in; then return 0; fi
  quorum_until=$(($(now) + K3P_READY_SECONDS))
  until others_suffice; do
    waits "$quorum_until" "$K3P_READY_SECONDS" "$quorum_silent to answer, because etcd needs a majority while K3s restarts here"
    [ "$(now)" -lt "$quorum_until" ] || fail_quorum "$1"
    sleep "$POLL"
  done
}

fail_quorum() {
  case "$quorum_silent" in *,*) quorum_answer="do not answer" ;; *) quorum_answer="does not answer" ;; esac
  quorum_regardless=
  if has check; then quorum_regardless=", or add quorum to skippedChecks of this node, which restarts it regardless"; fi
  fail "$quorum_silent $quorum_answer, and restarting this one would stop the cluster, because etcd needs $((quorum_all / 2 + 1)) of its $quorum_all voting members, so $1: start K3s there, or delete the Node of a server that is lost ('kubectl delete node NAME'), which removes its vote; then run again$quorum_regardless."
}

# When a server that is lost is removed, another one takes its place as the first, and its vote goes only after that.
changes_way_in() {
  [ -s "${BEFORE:-}/names" ] || return 1
  way_in_before=$(awk -v path="$K3P_CONFIG_DIR/config.yaml" '$2 == path { print $1 }' "$BEFORE/names")
  [ "$(way_in <"$BEFORE/files/$way_in_before")" != "$(file_data 1 | way_in)" ]
} 2>/dev/null

way_in() { sed -n '/^server:/p; /^cluster-init:/p'; }

# Also where there is nothing to lose: without an answer of the API, a healthy node here or a majority now, a restart can only help, and two members
# never have a majority without one of them.
others_suffice() {
  k3s_kubectl get nodes -l node-role.kubernetes.io/etcd=true -o "jsonpath=$MEMBER_FACTS" >"$WORK/members" || return 0
  quorum_all=0 quorum_others=0 quorum_own='' quorum_silent=''
  while read -r member member_ready member_voter member_address; do
    case "$member_voter" in '' | *=False) continue ;; esac
    quorum_all=$((quorum_all + 1))
    if [ "$member" = "$(node_name)" ]; then
      quorum_own=$member_ready
    elif member_answers; then
      quorum_others=$((quorum_others + 1))
    else
      quorum_silent="$quorum_silent${quorum_silent:+, }$member"
    fi
  done <"$WORK/members"
  [ "$quorum_all" -gt 2 ] && [ "$quorum_own" = Ready=True ] && is_majority "$((quorum_others + 1))" "$quorum_all" || return 0
  is_majority "$quorum_others" "$quorum_all"
}

# A Node is shown as Ready for up to a minute after its server has gone, so its port for other members is tried too. It answers only members,
# but whether it takes the connection is enough: 7 and 28 are curl's codes for one that is refused, and one that takes too long.
member_answers() {
  case "$member_ready" in Ready=True | Ready=False) ;; *) return 1 ;; esac
  member_address=${member_address#Address=}
  member_address=${member_address%%,*}
  [ -n "$member_address" ] && has curl || return 0
  case "$member_address" in *:*) member_address="[$member_address]" ;; esac
  member_code=0
  bounded 10 curl -gks --noproxy '*' --max-time 5 "https://$member_address:2380/version" >/dev/null 2>&1 </dev/null || member_code=$?
  case "$member_code" in 7 | 28) return 1 ;; esac
}
