namespace K3sPulumi.Core.Configuration;

/// <summary>The arguments behind keys of <c>config.yaml</c>, for messages about YAML that sets the same keys.</summary>
internal static class ConfigArguments
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["node-label"] = "nodeLabels",
        ["node-taint"] = "nodeTaints",
        ["node-ip"] = "nodeIp",
        ["node-external-ip"] = "nodeExternalIp",
        ["flannel-iface"] = "flannelIface",
        ["vpn-auth"] = "vpnAuth",
        ["resolv-conf"] = "resolvConf",
        ["snapshotter"] = "runtime.snapshotter",
        ["prefer-bundled-bin"] = "runtime.preferBundledBin",
        ["disable-default-registry-endpoint"] = "registries.disableDefaultEndpoint",
        ["kubelet-arg"] = "kubeletArgs",
        ["protect-kernel-defaults"] = "hardening",
        ["tls-san"] = "tlsSans",
        ["embedded-registry"] = "embeddedRegistry",
        ["disable"] = "disable",
        ["flannel-backend"] = "flannelBackend",
        ["cluster-dns"] = "networking.clusterDns",
        ["egress-selector-mode"] = "networking.egressSelectorMode",
        ["flannel-ipv6-masq"] = "networking.flannelIpv6Masq",
        ["flannel-external-ip"] = "networking.flannelExternalIp",
        ["disable-network-policy"] = "networking.disableNetworkPolicy",
        ["disable-kube-proxy"] = "cni.cilium.kubeProxyReplacement",
        ["system-default-registry"] = "systemDefaultRegistry",
        ["secrets-encryption"] = "controlPlane.secretsEncryption",
        ["secrets-encryption-provider"] = "controlPlane.secretsEncryptionProvider",
        ["kube-apiserver-arg"] = "controlPlane.kubeApiserverArgs",
        ["kube-controller-manager-arg"] = "controlPlane.kubeControllerManagerArgs",
        ["etcd-snapshot-schedule-cron"] = "snapshots.schedule",
        ["etcd-snapshot-retention"] = "snapshots.retention",
        ["etcd-snapshot-dir"] = "snapshots.directory",
        ["etcd-snapshot-compress"] = "snapshots.compress",
        ["etcd-s3"] = "snapshots.s3",
        ["etcd-s3-endpoint"] = "snapshots.s3.endpoint",
        ["etcd-s3-endpoint-ca"] = "snapshots.s3.ca",
        ["etcd-s3-skip-ssl-verify"] = "snapshots.s3.insecureSkipVerify",
        ["etcd-s3-region"] = "snapshots.s3.region",
        ["etcd-s3-bucket"] = "snapshots.s3.bucket",
        ["etcd-s3-folder"] = "snapshots.s3.folder",
        ["etcd-s3-access-key"] = "snapshots.s3.accessKey",
        ["etcd-s3-secret-key"] = "snapshots.s3.secretKey",
    };

    /// <summary>Keys that hardening guarantees.</summary>
    private static readonly HashSet<string> Hardened = new(StringComparer.Ordinal)
    {
        "kube-apiserver-arg", "kube-controller-manager-arg", "kubelet-arg", "protect-kernel-defaults", "secrets-encryption",
    };

    /// <summary>Keys on which our checks, firewall rules and files rely.</summary>
    private static readonly HashSet<string> ReliedOn = new(StringComparer.Ordinal)
    {
        "node-ip", "node-external-ip", "vpn-auth", "vpn-auth-file", "etcd-disable-snapshots", "resolv-conf",
        "secrets-encryption", "secrets-encryption-provider",
        "flannel-external-ip", "cluster-dns", "etcd-s3", "etcd-s3-endpoint-ca",
    };

    public static string Of(string key, bool isHardened) =>
        isHardened && Hardened.Contains(key) ? "hardening" : Names.GetValueOrDefault(key, key);

    /// <summary>Whether it is certainly a mistake; other conflicts work and are warnings.</summary>
    public static bool IsFatal(string key, bool isHardened) => ReliedOn.Contains(key) || (isHardened && Hardened.Contains(key));

    /// <summary>Which of our settings another key disables or replaces; null if none.</summary>
    public static string? UndoneBy(string key, IReadOnlyCollection<string> ours) => key switch
    {
        "etcd-disable-snapshots" when ours.Any(own => own.StartsWith("etcd-s", StringComparison.Ordinal)) => "snapshots",
        "vpn-auth-file" when ours.Contains("vpn-auth") => "vpn-auth",
        "etcd-s3-config-secret" when ours.Contains("etcd-s3") => "etcd-s3",
        "flannel-conf" when ours.Contains("flannel-backend") => "flannel-backend",
        _ => null,
    };
}
