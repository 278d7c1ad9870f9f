using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Hardening;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>What every node must know about its cluster.</summary>
internal interface IClusterSettings
{
    Input<string> Version { get; }

    Input<string>? ClusterCidr { get; }

    Input<string>? ServiceCidr { get; }

    Input<string>? FlannelBackend { get; }

    HardeningArgs? Hardening { get; }

    CertificatesArgs? Certificates { get; }

    Input<bool>? EmbeddedRegistry { get; }
}

/// <summary>What all servers of a cluster have in common: set on the cluster, or on a server by itself.</summary>
internal interface IServerSettings : IClusterSettings
{
    Input<string>? Token { get; }

    Input<string>? AgentToken { get; }

    Input<int>? TokenRotation { get; }

    List<KubeconfigArgs> Kubeconfigs { get; }

    List<JoinTokenArgs> JoinTokens { get; }

    bool? EmbeddedEtcd { get; }

    InputList<string> TlsSans { get; }

    InputList<string> Disable { get; }

    Input<int>? KubeconfigRenewalDays { get; }

    NetworkingArgs? Networking { get; }

    ControlPlaneArgs? ControlPlane { get; }

    Input<string>? SystemDefaultRegistry { get; }

    Input<DatastoreArgs>? Datastore { get; }

    SnapshotsArgs? Snapshots { get; }

    RestoreArgs? Restore { get; }

    InputMap<string> Manifests { get; }

    List<HelmChartArgs> HelmCharts { get; }

    TraefikArgs? Traefik { get; }

    CniArgs? Cni { get; }

    KubeVipArgs? KubeVip { get; }

    MetalLbArgs? MetalLb { get; }
}

/// <summary>The part of <see cref="Gathering"/> for these settings.</summary>
internal static class SettingsGathering
{
    public static ClusterSettings ReadServerSettings(this IServerSettings args, Values values) => args.ReadSettings(values) with
    {
        TlsSans = values.List(args.TlsSans),
        Disable = values.List(args.Disable),
        KubeconfigRenewalDays = values.Get(args.KubeconfigRenewalDays),
        Token = values.GivenSecret(args.Token),
        AgentToken = values.GivenSecret(args.AgentToken),
        TokenRotation = values.Get(args.TokenRotation),
        Kubeconfigs = [.. args.Kubeconfigs.Select(one => one.Read(values))],
        JoinTokens = [.. args.JoinTokens.Select((one, index) => one.Read(index, values))],
        Datastore = args.Datastore?.Read(values),
        Certificates = args.Certificates?.Read(values, withKey: true),
        EmbeddedEtcd = args.EmbeddedEtcd ?? false,
        Snapshots = args.Snapshots?.Read(values),
        Restore = args.Restore?.Read(args.Datastore, values),
        Manifests = values.SecretMap(args.Manifests),
        HelmCharts = [.. args.HelmCharts.Select(chart => chart.Read(values))],
        Traefik = args.Traefik?.Read(values),
        Cni = args.Cni?.Read(values),
        KubeVip = args.KubeVip?.Read(values),
        MetalLb = args.MetalLb?.Read(values),
        ClusterDns = values.List(args.Networking?.ClusterDns),
        EgressSelectorMode = values.Get(args.Networking?.EgressSelectorMode),
        FlannelIpv6Masq = values.Get(args.Networking?.FlannelIpv6Masq),
        FlannelExternalIp = values.Get(args.Networking?.FlannelExternalIp),
        DisableNetworkPolicy = values.Get(args.Networking?.DisableNetworkPolicy),
        SecretsEncryption = values.Get(args.ControlPlane?.SecretsEncryption),
        SecretsEncryptionProvider = values.Get(args.ControlPlane?.SecretsEncryptionProvider),
        Oidc = args.ControlPlane?.Oidc?.Read(values),
        KubeApiserverArgs = values.List(args.ControlPlane?.KubeApiserverArgs),
        KubeControllerManagerArgs = values.List(args.ControlPlane?.KubeControllerManagerArgs),
        SystemDefaultRegistry = values.Get(args.SystemDefaultRegistry),
    };

    public static ClusterSettings ReadSettings(this IClusterSettings args, Values values) => new()
    {
        Version = values.Get(args.Version),
        ClusterCidr = values.Get(args.ClusterCidr).Select(Cidrs.Normal),
        ServiceCidr = values.Get(args.ServiceCidr).Select(Cidrs.Normal),
        FlannelBackend = args.FlannelBackend is null && args is IServerSettings { Cni: not null }
            ? "none" : values.Get(args.FlannelBackend),
        InstallsPodNetwork = args is IServerSettings { Cni: not null },
        Certificates = args.Certificates?.Read(values, withKey: false),
        Hardening = args.Hardening?.Read(values),
        EmbeddedRegistry = values.Get(args.EmbeddedRegistry),
    };

    private static HardeningProfile Read(this HardeningArgs args, Values values) =>
        new(values.List(args.ExemptNamespaces).Or([]));
}
