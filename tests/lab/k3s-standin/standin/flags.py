"""The options of K3s: name, kind (s string, b bool, i int, d duration, l list) and environment variable."""

AGENT = """
token s K3S_TOKEN
token-file s K3S_TOKEN_FILE
server s K3S_URL
data-dir s K3S_DATA_DIR
node-name s K3S_NODE_NAME
with-node-id b
node-label l
node-taint l
node-ip l
node-external-ip l
node-internal-dns l
node-external-dns l
bind-address s
resolv-conf s K3S_RESOLV_CONF
flannel-iface s
flannel-conf s
flannel-cni-conf s
vpn-auth s K3S_VPN_AUTH
vpn-auth-file s K3S_VPN_AUTH_FILE
lb-server-port i K3S_LB_SERVER_PORT
disable-apiserver-lb b
docker b
container-runtime-endpoint s
image-service-endpoint s
default-runtime s
disable-default-registry-endpoint b
nonroot-devices b
pause-image s
snapshotter s
private-registry s
image-credential-provider-bin-dir s
image-credential-provider-config s
kubelet-arg l
kube-proxy-arg l
protect-kernel-defaults b
selinux b K3S_SELINUX
rootless b
prefer-bundled-bin b
enable-pprof b
airgap-extra-registry l
debug b K3S_DEBUG
v i
vmodule s
log s
alsologtostderr b
config s K3S_CONFIG_FILE
"""

SERVER_ONLY = """
agent-token s K3S_AGENT_TOKEN
agent-token-file s K3S_AGENT_TOKEN_FILE
cluster-init b K3S_CLUSTER_INIT
cluster-reset b K3S_CLUSTER_RESET
cluster-reset-restore-path s
https-listen-port i
advertise-address s
advertise-port i
tls-san l
tls-san-security b
supervisor-port i K3S_SUPERVISOR_PORT
apiserver-port i K3S_APISERVER_PORT
apiserver-bind-address s K3S_APISERVER_BIND_ADDRESS
write-kubeconfig s K3S_KUBECONFIG_OUTPUT
write-kubeconfig-mode s K3S_KUBECONFIG_MODE
write-kubeconfig-group s K3S_KUBECONFIG_GROUP
default-local-storage-path s
cluster-cidr l
service-cidr l
service-node-port-range s
cluster-dns l
cluster-domain s
flannel-backend s
flannel-ipv6-masq b
flannel-external-ip b
egress-selector-mode s
servicelb-namespace s
disable-network-policy b
disable-kube-proxy b
datastore-endpoint s K3S_DATASTORE_ENDPOINT
datastore-cafile s K3S_DATASTORE_CAFILE
datastore-certfile s K3S_DATASTORE_CERTFILE
datastore-keyfile s K3S_DATASTORE_KEYFILE
kine-tls b
etcd-expose-metrics b
etcd-disable-snapshots b
etcd-snapshot-name s
etcd-snapshot-schedule-cron s
etcd-snapshot-reconcile-interval d
etcd-snapshot-retention i
etcd-snapshot-dir s
etcd-snapshot-compress b
etcd-s3 b
etcd-s3-endpoint s
etcd-s3-endpoint-ca s
etcd-s3-skip-ssl-verify b
etcd-s3-insecure b
etcd-s3-access-key s AWS_ACCESS_KEY_ID
etcd-s3-secret-key s AWS_SECRET_ACCESS_KEY
etcd-s3-session-token s AWS_SESSION_TOKEN
etcd-s3-bucket s
etcd-s3-folder s
etcd-s3-region s
etcd-s3-bucket-lookup-type s
etcd-s3-retention i
etcd-s3-proxy s
etcd-s3-config-secret s
etcd-s3-timeout d
kube-apiserver-arg l
etcd-arg l
kube-controller-manager-arg l
kube-scheduler-arg l
kube-cloud-controller-manager-arg l
kube-controller-arg l
kube-cloud-controller-arg l
disable l
disable-scheduler b
disable-cloud-controller b
disable-helm-controller b
disable-apiserver b
disable-controller-manager b
disable-etcd b
disable-agent b
embedded-registry b
supervisor-metrics b
helm-job-image s
secrets-encryption b
secrets-encryption-provider s
system-default-registry s K3S_SYSTEM_DEFAULT_REGISTRY
"""

SHORT = {"t": "token", "s": "server", "d": "data-dir", "i": "node-ip", "c": "config", "o": "write-kubeconfig"}

# Compared when a server joins embedded etcd.
CRITICAL = ["cluster-dns", "cluster-cidr", "service-cidr", "cluster-domain", "disable-cloud-controller",
            "disable-helm-controller", "disable-network-policy", "secrets-encryption", "secrets-encryption-provider",
            "embedded-registry", "flannel-backend", "flannel-ipv6-masq", "flannel-external-ip", "egress-selector-mode",
            "supervisor-metrics"]


def table(role):
    """{name: (kind, variable or None)} for `server` or `agent`."""
    text = AGENT + (SERVER_ONLY if role == "server" else "")
    rows = (line.split() for line in text.split("\n") if line)
    return {row[0]: (row[1], row[2] if len(row) > 2 else None) for row in rows}
