#!/bin/sh
# Members of embedded etcd, by their Nodes, and whether enough of them are left.
# shellcheck disable=SC2034  # the scripts that follow read it

MEMBER_FACTS='{range .items[*]}{.metadata.name} Ready={.status.conditions[?(@.type=="Ready")].status} EtcdIsVoter={.status.conditions[?(@.type=="EtcdIsVoter")].status} Address={.metadata.annotations.etcd\.k3s\.cattle\.io/node-address}{"\n"}{end}'

# is_majority SOME ALL
is_majority() { [ "$1" -ge "$(($2 / 2 + 1))" ]; }

# check_rest NODE MEMBERS: once the node has left, most of the other servers must be healthy.
check_rest() {
  rest=$(printf '%s\n' "$2" | awk -v gone="$1" '$1 != gone && NF' | grep -c . || :)
  healthy=$(printf '%s\n' "$2" | awk -v gone="$1" '$1 != gone && / Ready=True/ && !/ EtcdIsVoter=False/' | grep -c . || :)
  is_majority "$healthy" "$rest" ||
    fail "without $1 only $healthy of $rest servers would be healthy, which is not a quorum: repair the others first, then run again."
}
