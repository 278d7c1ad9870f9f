using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Certificates;
using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Hardening;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Oidc;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Cluster;

/// <summary>What all servers of a cluster have in common.</summary>
internal sealed record ClusterSettings
{
    public Value<string> Version { get; init; }

    /// <summary>Null while it is unknown, and if it is malformed.</summary>
    public K3sVersion? KnownVersion => K3sVersion.TryParse(Version.Content, out _);

    public Value<IReadOnlyList<string>> TlsSans { get; init; }

    public Value<IReadOnlyList<string>> Disable { get; init; }

    public Value<string> ClusterCidr { get; init; }

    public Value<string> ServiceCidr { get; init; }

    /// <summary>The pod networks, or K3s's default.</summary>
    public IReadOnlyList<string> PodCidrs => CommaList.Split(ClusterCidr.Or(NetworkDefaults.PodCidr));

    /// <summary>The service networks, or K3s's default.</summary>
    public IReadOnlyList<string> ServiceCidrs => CommaList.Split(ServiceCidr.Or(NetworkDefaults.ServiceCidr));

    public Value<string> FlannelBackend { get; init; }

    /// <summary>How many days before its certificate expires the kubeconfig is renewed.</summary>
    public Value<int> KubeconfigRenewalDays { get; init; }

    public Value<Secret> Token { get; init; }

    public Value<Secret> AgentToken { get; init; }

    public IReadOnlyList<KubeconfigSpec> Kubeconfigs { get; init; } = [];

    public IReadOnlyList<JoinTokenSpec> JoinTokens { get; init; } = [];

    /// <summary>Increased to replace the tokens of an existing cluster.</summary>
    public Value<int> TokenRotation { get; init; }

    /// <summary>Null: the servers store the state themselves.</summary>
    public DatastoreSpec? Datastore { get; init; }

    /// <summary>The connection string of <see cref="Datastore"/>, however it was specified.</summary>
    public Value<Secret> DatastoreEndpoint => Datastore?.ConnectionText ?? Value<Secret>.Absent;

    public Value<Secret> DatastoreCa => Datastore?.Ca ?? Value<Secret>.Absent;

    public Value<Secret> DatastoreCertificate => Datastore?.Certificate ?? Value<Secret>.Absent;

    public Value<Secret> DatastoreKey => Datastore?.Key ?? Value<Secret>.Absent;

    /// <summary>Whether a single server stores its state in etcd, so that others can join later.</summary>
    public bool EmbeddedEtcd { get; init; }

    /// <summary>Null: K3s defaults.</summary>
    public SnapshotsSpec? Snapshots { get; init; }

    /// <summary>Null: nothing is restored.</summary>
    public RestoreSpec? Restore { get; init; }

    /// <summary>Kubernetes objects as YAML, by file name.</summary>
    public Value<IReadOnlyDictionary<string, Secret>> Manifests { get; init; }

    public IReadOnlyList<ChartSpec> HelmCharts { get; init; } = [];

    /// <summary>Null: as K3s installs it.</summary>
    public ChartConfigSpec? Traefik { get; init; }

    /// <summary>Null: flannel, or what the user installs.</summary>
    public CniSpec? Cni { get; init; }

    /// <summary>Whether a node is Ready only when <see cref="Cni"/> has been installed.</summary>
    public bool InstallsPodNetwork { get => field || Cni is not null; init; }

    /// <summary>Whether the user installs a pod network, which is possible only once there are nodes.</summary>
    public bool LeavesPodNetwork => FlannelBackend.Content == "none" && !InstallsPodNetwork;

    /// <summary>Ports between nodes that what the cluster installs needs besides K3s's own.</summary>
    public IReadOnlyList<string> PluginPorts { get => field ?? Charts.PluginPorts.For(this); init; }

    /// <summary>Null: the servers have no address in common.</summary>
    public KubeVipSpec? KubeVip { get; init; }

    /// <summary>Null: K3s's ServiceLB.</summary>
    public MetalLbSpec? MetalLb { get; init; }

    /// <summary>Null: K3s makes them and renews them by itself.</summary>
    public CertificatesSpec? Certificates { get; init; }

    /// <summary><c>cluster-dns</c></summary>
    public Value<IReadOnlyList<string>> ClusterDns { get; init; }

    /// <summary><c>egress-selector-mode</c></summary>
    public Value<string> EgressSelectorMode { get; init; }

    /// <summary><c>flannel-ipv6-masq</c></summary>
    public Value<bool> FlannelIpv6Masq { get; init; }

    /// <summary><c>flannel-external-ip</c></summary>
    public Value<bool> FlannelExternalIp { get; init; }

    /// <summary><c>disable-network-policy</c></summary>
    public Value<bool> DisableNetworkPolicy { get; init; }

    /// <summary><c>embedded-registry</c></summary>
    public Value<bool> EmbeddedRegistry { get; init; }

    /// <summary><c>system-default-registry</c></summary>
    public Value<string> SystemDefaultRegistry { get; init; }

    /// <summary><c>secrets-encryption</c></summary>
    public Value<bool> SecretsEncryption { get; init; }

    /// <summary><c>secrets-encryption-provider</c></summary>
    public Value<string> SecretsEncryptionProvider { get; init; }

    /// <summary>Null: no identity provider.</summary>
    public OidcSpec? Oidc { get; init; }

    /// <summary><c>kube-apiserver-arg</c></summary>
    public Value<IReadOnlyList<string>> KubeApiserverArgs { get; init; }

    /// <summary><c>kube-controller-manager-arg</c></summary>
    public Value<IReadOnlyList<string>> KubeControllerManagerArgs { get; init; }

    /// <summary>Null: not hardened.</summary>
    public HardeningProfile? Hardening { get; init; }

    /// <summary>
    /// As much of it as an agent must know: networks, the way between pods, and options that concern every node.
    /// </summary>
    public ClusterSettings ForAgents() => new()
    {
        Version = Version,
        ClusterCidr = ClusterCidr,
        ServiceCidr = ServiceCidr,
        FlannelBackend = FlannelBackend,
        InstallsPodNetwork = InstallsPodNetwork,
        PluginPorts = PluginPorts,
        Certificates = Certificates,
        Hardening = Hardening,
        EmbeddedRegistry = EmbeddedRegistry,
    };

    public ServerConfig ApplyTo(ServerConfig config, bool isContainer)
    {
        var applied = config with
        {
            ClusterDns = ClusterDns.Or(config.ClusterDns),
            EgressSelectorMode = EgressSelectorMode.Content ?? config.EgressSelectorMode,
            FlannelIpv6Masq = FlannelIpv6Masq.Or(config.FlannelIpv6Masq),
            FlannelExternalIp = FlannelExternalIp.Or(config.FlannelExternalIp),
            DisableNetworkPolicy = DisableNetworkPolicy.Or(Cni is not null || config.DisableNetworkPolicy),
            DisableKubeProxy = Cni?.ReplacesKubeProxy ?? false,
            Disable = MetalLb is null || config.Disable.Contains("servicelb") ? config.Disable : [.. config.Disable, "servicelb"],
            EmbeddedRegistry = EmbeddedRegistry.Or(config.EmbeddedRegistry),
            SystemDefaultRegistry = SystemDefaultRegistry.Content ?? config.SystemDefaultRegistry,
            SecretsEncryption = SecretsEncryption.Or(config.SecretsEncryption),
            SecretsEncryptionProvider = SecretsEncryptionProvider.Content ?? config.SecretsEncryptionProvider,
            KubeApiserverArgs = [.. Oidc?.Flags ?? [], .. KubeApiserverArgs.Or(config.KubeApiserverArgs)],
            KubeControllerManagerArgs = KubeControllerManagerArgs.Or(config.KubeControllerManagerArgs),
        };
        return Hardening?.Apply(applied, isContainer) ?? applied;
    }

    public AgentConfig ApplyTo(AgentConfig config, bool isContainer) => Hardening?.Apply(config, isContainer) ?? config;
}
