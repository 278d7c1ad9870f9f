using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hardening;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>Optional settings that all servers of a cluster share, in addition to <see cref="ClusterSettings"/>.</summary>
internal sealed record ClusterOptions
{
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

    /// <summary><c>kube-apiserver-arg</c></summary>
    public Value<IReadOnlyList<string>> KubeApiserverArgs { get; init; }

    /// <summary><c>kube-controller-manager-arg</c></summary>
    public Value<IReadOnlyList<string>> KubeControllerManagerArgs { get; init; }

    /// <summary>Null: not hardened.</summary>
    public HardeningProfile? Hardening { get; init; }

    public ServerConfig ApplyTo(ServerConfig config, bool isContainer)
    {
        var applied = config with
        {
            ClusterDns = ClusterDns.Or(config.ClusterDns),
            EgressSelectorMode = EgressSelectorMode.Content ?? config.EgressSelectorMode,
            FlannelIpv6Masq = FlannelIpv6Masq.Or(config.FlannelIpv6Masq),
            FlannelExternalIp = FlannelExternalIp.Or(config.FlannelExternalIp),
            DisableNetworkPolicy = DisableNetworkPolicy.Or(config.DisableNetworkPolicy),
            EmbeddedRegistry = EmbeddedRegistry.Or(config.EmbeddedRegistry),
            SystemDefaultRegistry = SystemDefaultRegistry.Content ?? config.SystemDefaultRegistry,
            SecretsEncryption = SecretsEncryption.Or(config.SecretsEncryption),
            SecretsEncryptionProvider = SecretsEncryptionProvider.Content ?? config.SecretsEncryptionProvider,
            KubeApiserverArgs = KubeApiserverArgs.Or(config.KubeApiserverArgs),
            KubeControllerManagerArgs = KubeControllerManagerArgs.Or(config.KubeControllerManagerArgs),
        };
        return Hardening?.Apply(applied, isContainer) ?? applied;
    }

    public AgentConfig ApplyTo(AgentConfig config, bool isContainer) => Hardening?.Apply(config, isContainer) ?? config;
}
