namespace K3sPulumi.Core.Tests.Configuration;

/// <summary>The flags in K3s's help, separate from the core's lists in order to check these.</summary>
internal static class KnownKeys
{
    public static readonly IReadOnlyList<string> Agent = Split("""
        token token-file server data-dir node-name with-node-id node-label node-taint node-ip node-external-ip node-internal-dns
        node-external-dns bind-address resolv-conf flannel-iface flannel-conf flannel-cni-conf vpn-auth vpn-auth-file
        lb-server-port disable-apiserver-lb docker container-runtime-endpoint image-service-endpoint default-runtime
        disable-default-registry-endpoint nonroot-devices pause-image snapshotter private-registry
        image-credential-provider-bin-dir image-credential-provider-config kubelet-arg kube-proxy-arg protect-kernel-defaults
        selinux rootless prefer-bundled-bin enable-pprof
        """);

    public static readonly IReadOnlyList<string> Logging = Split("debug v vmodule log alsologtostderr");

    public static readonly IReadOnlyList<string> Server = Split("""
        agent-token agent-token-file cluster-init cluster-reset cluster-reset-restore-path https-listen-port advertise-address
        advertise-port tls-san tls-san-security write-kubeconfig write-kubeconfig-mode write-kubeconfig-group
        default-local-storage-path cluster-cidr service-cidr service-node-port-range cluster-dns cluster-domain flannel-backend
        flannel-ipv6-masq flannel-external-ip egress-selector-mode servicelb-namespace disable-network-policy disable-kube-proxy
        datastore-endpoint datastore-cafile datastore-certfile datastore-keyfile kube-apiserver-arg etcd-arg
        kube-controller-manager-arg kube-scheduler-arg kube-cloud-controller-manager-arg disable disable-scheduler
        disable-cloud-controller disable-helm-controller embedded-registry supervisor-metrics helm-job-image secrets-encryption
        secrets-encryption-provider system-default-registry etcd-snapshot-schedule-cron etcd-snapshot-retention
        etcd-snapshot-dir etcd-snapshot-compress etcd-s3 etcd-s3-endpoint etcd-s3-endpoint-ca etcd-s3-skip-ssl-verify
        etcd-s3-region etcd-s3-bucket etcd-s3-folder etcd-s3-access-key etcd-s3-secret-key
        """);

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
