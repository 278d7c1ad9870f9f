using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Configuration;

/// <summary>The <c>config.yaml</c> of a server.</summary>
internal sealed record ServerConfig : NodeConfig
{
    /// <summary><c>cluster-init</c></summary>
    public bool ClusterInit { get; init; }

    /// <summary><c>agent-token</c></summary>
    public Secret? AgentToken { get; init; }

    /// <summary><c>datastore-endpoint</c></summary>
    public Secret? DatastoreEndpoint { get; init; }

    /// <summary><c>datastore-cafile</c></summary>
    public string? DatastoreCaFile { get; init; }

    /// <summary><c>datastore-certfile</c></summary>
    public string? DatastoreCertFile { get; init; }

    /// <summary><c>datastore-keyfile</c></summary>
    public string? DatastoreKeyFile { get; init; }

    /// <summary><c>etcd-snapshot-*</c> and <c>etcd-s3-*</c></summary>
    public SnapshotsSpec? Snapshots { get; init; }

    /// <summary><c>tls-san</c></summary>
    public IReadOnlyList<string> TlsSans { get; init; } = [];

    /// <summary><c>cluster-cidr</c></summary>
    public IReadOnlyList<string> ClusterCidr { get; init; } = [];

    /// <summary><c>service-cidr</c></summary>
    public IReadOnlyList<string> ServiceCidr { get; init; } = [];

    /// <summary><c>cluster-dns</c></summary>
    public IReadOnlyList<string> ClusterDns { get; init; } = [];

    /// <summary><c>flannel-backend</c></summary>
    public string? FlannelBackend { get; init; }

    /// <summary><c>flannel-ipv6-masq</c></summary>
    public bool FlannelIpv6Masq { get; init; }

    /// <summary><c>flannel-external-ip</c></summary>
    public bool FlannelExternalIp { get; init; }

    /// <summary><c>disable-network-policy</c></summary>
    public bool DisableNetworkPolicy { get; init; }

    /// <summary><c>disable-kube-proxy</c></summary>
    public bool DisableKubeProxy { get; init; }

    /// <summary><c>egress-selector-mode</c></summary>
    public string? EgressSelectorMode { get; init; }

    /// <summary><c>disable</c></summary>
    public IReadOnlyList<string> Disable { get; init; } = [];

    /// <summary><c>embedded-registry</c></summary>
    public bool EmbeddedRegistry { get; init; }

    /// <summary><c>system-default-registry</c></summary>
    public string? SystemDefaultRegistry { get; init; }

    /// <summary><c>secrets-encryption</c></summary>
    public bool SecretsEncryption { get; init; }

    /// <summary><c>secrets-encryption-provider</c></summary>
    public string? SecretsEncryptionProvider { get; init; }

    /// <summary><c>kube-apiserver-arg</c></summary>
    public IReadOnlyList<string> KubeApiserverArgs { get; init; } = [];

    /// <summary><c>kube-controller-manager-arg</c></summary>
    public IReadOnlyList<string> KubeControllerManagerArgs { get; init; } = [];

    protected override void Write(ConfigFile file)
    {
        WriteMembership(file);
        Snapshots?.Write(file);
        WriteNode(file);
        WriteNetwork(file);
        file.List("disable", Disable);
        file.Flag("embedded-registry", EmbeddedRegistry);
        file.Text("system-default-registry", SystemDefaultRegistry);
        file.Flag("secrets-encryption", SecretsEncryption);
        file.Text("secrets-encryption-provider", SecretsEncryptionProvider);
        WriteRuntime(file);
        file.List("kube-apiserver-arg", KubeApiserverArgs);
        file.List("kube-controller-manager-arg", KubeControllerManagerArgs);
    }

    private void WriteMembership(ConfigFile file)
    {
        file.Flag("cluster-init", ClusterInit);
        file.Text("server", Server);
        file.Hidden("token", Token);
        file.Hidden("agent-token", AgentToken);
        file.Hidden("datastore-endpoint", DatastoreEndpoint);
        file.Text("datastore-cafile", DatastoreCaFile);
        file.Text("datastore-certfile", DatastoreCertFile);
        file.Text("datastore-keyfile", DatastoreKeyFile);
        file.List("tls-san", TlsSans);
    }

    private void WriteNetwork(ConfigFile file)
    {
        file.List("cluster-cidr", ClusterCidr);
        file.List("service-cidr", ServiceCidr);
        file.List("cluster-dns", ClusterDns);
        file.Text("flannel-backend", FlannelBackend);
        file.Flag("flannel-ipv6-masq", FlannelIpv6Masq);
        file.Flag("flannel-external-ip", FlannelExternalIp);
        file.Flag("disable-network-policy", DisableNetworkPolicy);
        file.Flag("disable-kube-proxy", DisableKubeProxy);
        file.Text("egress-selector-mode", EgressSelectorMode);
    }
}
