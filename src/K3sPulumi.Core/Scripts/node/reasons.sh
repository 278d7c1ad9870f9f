#!/bin/sh
# K3s's log messages and what to do about them. '!' before a reason: waiting does not help.

# reason_in LOG: the first that matches; - for standard input
reason_in() {
  reason_log=$(cat "$1")
  reasons | while IFS='|' read -r reason_sure reason_text reason_pattern; do
    if printf '%s\n' "$reason_log" | grep -qE -e "$reason_pattern"; then
      printf '%s%s\n' "$reason_sure" "$reason_text"
      break
    fi
  done
}

# The last setting that K3s rejected.
unknown_setting() {
  printf '%s\n' "$reason_log" | sed -n 's/.*flag provided but not defined: -*\([A-Za-z0-9_.-]*\).*/\1/p' | tail -n 1
}

# The pattern comes last because it may contain the separator.
reasons() {
  cat <<END
!|the token belongs to another cluster, or to this one before its CA changed: set the token of the cluster at ${K3P_JOIN_URL:-the server}.|token CA hash does not match|invalid token CA hash
!|the cluster knows another host by this node name, or this host before it was reinstalled (its node password is rejected): delete that Node and the secret $(node_name).node-password.k3s in kube-system, choose another nodeName, or set withNodeId.|[Nn]ode password rejected
!|another server of the cluster has this node name: choose another nodeName, or remove that member first.|duplicate node name found
!|the datastore belongs to a cluster with another token: set that token, or use an empty datastore.|bootstrap data already found and encrypted with different token
!|this server was removed from its cluster and has no server to join: delete its data in server/db, or set a server to join.|tombstone file has been detected but
!|the servers disagree on settings that must be equal on all of them: see the line below.|critical configuration value mismatch
!|this release of K3s has no $K3P_ROLE setting "$(unknown_setting)": correct its name, or remove it from the configuration.|flag provided but not defined
!|a component of Kubernetes does not know a flag that it is given (see the line below): correct kubeletArgs, or the setting that ends with -arg.|unknown flag: --|[Uu]nknown shorthand flag|unrecognized feature gate
!|the API server does not know an admission plugin (see the line below): correct enable-admission-plugins; PodSecurityPolicy was removed in v1.25.|admission-plugins plugin .* is unknown
!|the kubelet does not start with the kernel parameters of this host (see the line below): set them with sysctl, use hardening, which sets them, or remove protect-kernel-defaults.|invalid kernel flag
!|the snapshotter cannot be used on this host's kernel or file system (see the line below): set runtime.snapshotter to fuse-overlayfs or native.|snapshotter .*cannot be enabled
!|the memory cgroup is disabled: enable it on the kernel's command line (cgroup_memory=1 cgroup_enable=memory) and reboot.|failed to find memory cgroup
!|a cgroup controller is missing: see the line below.|failed to find [a-z]+ cgroup|pids cgroup controller not found
!|since K3s 1.35 the kubelet does not start with cgroup v1: boot with cgroup v2, or set fail-cgroupv1=false in kubeletArgs.|configured to not run on a host using cgroup v1
!|this release of K3s cannot start without root (a bug in some releases of early 2026): use a newer patch release of its minor version.|failed to evacuate root cgroup
!|a server of the cluster is older than this node: upgrade the servers first.|incompatible down-level server
!|K3s cannot parse the datastore endpoint: see the line below.|invalid datastore endpoint
!|the clock of this host is not set: set it and synchronize it (chrony or systemd-timesyncd).|server time isn.t set properly
!|the host has no default route, so K3s cannot find its address: set nodeIp and add a default route.|unable to select an IP from default routes
-|etcd accepts no new member while an existing one does not answer: start the server that is down, or remove it from the cluster, then run again.|unhealthy cluster
-|etcd accepts one new member at a time, and another server is joining: run again when that server is Ready.|too many learner members
-|the token is wrong: the server rejects it.|401 Unauthorized|not authorized|token is not valid|failed to validate token: .*(401|[Uu]nauthorized)
-|a port that K3s needs is in use by another program: see the line below.|bind: address already in use
-|the join address presents a certificate of another authority: the load balancer must pass TLS through unchanged.|CA cert validation failed
-|the clocks of this host and the server differ: set and synchronize both.|certificate has expired or is not yet valid
-|the database rejects the user or the password.|password authentication failed|Access denied for user|authentication failed|no pg_hba.conf entry
-|the database user may not create tables: make it the owner of the database or of the schema public.|permission denied for schema
-|the datastore cannot be reached or does not answer: check its address, its TLS settings and firewalls.|Failed to ping database connection|failed to create driver for configured endpoint|context deadline exceeded.*(etcd|2379)
-|the datastore is behind a connection pooler in transaction mode: use session mode.|prepared statement .* does not exist
-|this server could not join etcd (see the line below): check that all other servers are running and Ready, that no other server is joining, that ports 2379-2380 are open between the servers, and that nodeIp is right.|etcd cluster join failed
-|this server's address is not the one of its etcd member: set the old nodeIp, or remove the member and let the server join again.|not a member of the etcd cluster
-|this server is still catching up with etcd: its disk may be too slow.|not yet been promoted from learner
-|the server to join cannot be reached: check its address, and that firewalls allow port 6443.|failed to get CA certs|connection refused|no route to host|i/o timeout|no such host
-|the node's network is not up: check the kernel modules (vxlan, br_netfilter) and the CNI plugin; for the one in the argument cni, see its pods and k3s kubectl -n kube-system logs job/helm-install-cilium (or helm-install-calico).|cni plugin not initialized
-|the disk is full.|no space left on device
END
}
