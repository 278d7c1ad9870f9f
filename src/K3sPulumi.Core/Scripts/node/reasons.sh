#!/bin/sh
# K3s's own words, and what they mean for whoever runs the cluster. '!' before a reason: waiting does not help.

# reason_in LOG: the first that fits; - for standard input
reason_in() {
  reason_log=$(cat "$1")
  reasons | while IFS='|' read -r reason_sure reason_text reason_pattern; do
    if printf '%s\n' "$reason_log" | grep -qE -e "$reason_pattern"; then
      printf '%s%s\n' "$reason_sure" "$reason_text"
      break
    fi
  done
}

# The last one that K3s stopped at.
unknown_setting() {
  printf '%s\n' "$reason_log" | sed -n 's/.*flag provided but not defined: -*\([A-Za-z0-9_.-]*\).*/\1/p' | tail -n 1
}

# The pattern is last, because it may hold the separator.
reasons() {
  cat <<END
!|the token is of another cluster, or of this one before its CA changed: give the token of the cluster at ${K3P_JOIN_URL:-the server}.|token CA hash does not match|invalid token CA hash
!|the cluster knows another host by this node name, or this host before it was rebuilt (its node password is rejected): delete that Node and the secret $(node_name).node-password.k3s in kube-system, choose another nodeName, or set withNodeId.|[Nn]ode password rejected
!|another server of the cluster has this node name: choose another nodeName, or remove that member first.|duplicate node name found
!|the datastore belongs to a cluster with another token: give that token, or an empty datastore.|bootstrap data already found and encrypted with different token
!|this server was removed from its cluster and has no server to join: its data in server/db must go, or joinable servers must be named.|tombstone file has been detected but
!|the servers disagree on settings that must be equal on all of them: see the line below.|critical configuration value mismatch
!|this K3s has no setting "$(unknown_setting)" for a $K3P_ROLE: correct its name, or take it out of the configuration.|flag provided but not defined
!|the snapshotter cannot be used on this host's kernel or file system (see the line below): set runtime.snapshotter to fuse-overlayfs or native.|snapshotter .*cannot be enabled
!|the memory cgroup is off: enable it on the kernel's command line (cgroup_memory=1 cgroup_enable=memory) and reboot.|failed to find memory cgroup
!|a cgroup controller is missing: see the line below.|failed to find [a-z]+ cgroup|pids cgroup controller not found
!|the kubelet refuses cgroup v1 from K3s 1.35 on: boot with cgroup v2, or set fail-cgroupv1=false in kubeletArgs.|configured to not run on a host using cgroup v1
!|this release of K3s cannot start without root (a fault of some of early 2026): take a newer patch release of its minor version.|failed to evacuate root cgroup
!|a server of the cluster is older than this node: upgrade the servers first.|incompatible down-level server
!|the datastore endpoint is not one that K3s can read: see the line below.|invalid datastore endpoint
!|the clock of this host is not set: set it, and keep it set (chrony or systemd-timesyncd).|server time isn.t set properly
!|the host has no default route to tell its address by: set nodeIp and a route.|unable to select an IP from default routes
-|etcd takes no new member while one that it has does not answer: start the server that is down, or remove it from the cluster, then run again.|unhealthy cluster
-|etcd takes one new member at a time, and another server is joining: run again when that one is Ready.|too many learner members
-|the token is wrong: the server refuses it.|401 Unauthorized|not authorized|token is not valid|failed to validate token: .*(401|[Uu]nauthorized)
-|a port that K3s needs is taken by another program: see the line below.|bind: address already in use
-|the address to join through presents a certificate of another authority: the load balancer must pass TLS through untouched.|CA cert validation failed
-|the clocks of this host and of the server differ: set both, and keep them set.|certificate has expired or is not yet valid
-|the database refuses the user or the password.|password authentication failed|Access denied for user|authentication failed|no pg_hba.conf entry
-|the database user may not create tables: make it owner of the database, or of schema public.|permission denied for schema
-|the datastore cannot be reached or does not answer: check its address, its TLS settings and firewalls.|Failed to ping database connection|failed to create driver for configured endpoint|context deadline exceeded.*(etcd|2379)
-|the datastore sits behind a pooler in transaction mode: use session mode.|prepared statement .* does not exist
-|this server could not join etcd (see the line below): see that all other servers run and are Ready, and that no other server is joining; then that 2379-2380 are open between the servers, and that nodeIp is right.|etcd cluster join failed
-|this server's address is not the one that its etcd member has: give it the old nodeIp, or remove the member and join anew.|not a member of the etcd cluster
-|this server is still catching up with etcd: its disk may be too slow.|not yet been promoted from learner
-|the server to join cannot be reached: check its address and firewalls for port 6443.|failed to get CA certs|connection refused|no route to host|i/o timeout|no such host
-|the node's network is not up: see the kernel modules (vxlan, br_netfilter) and the CNI.|cni plugin not initialized
-|the disk is full.|no space left on device
END
}
