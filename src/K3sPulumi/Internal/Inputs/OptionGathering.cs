using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Hardening;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> for closed networks and difficult hosts.</summary>
internal static class OptionGathering
{
    /// <summary>The node's own options.</summary>
    public static NodeOptions ReadOptions(this NodeArgs args, Values values) => args.ReadShared(values) with
    {
        Rootless = args.Rootless ?? false,
        FlannelIface = values.Get(args.FlannelIface),
        ResolvConf = values.Get(args.ResolvConf),
        KubeletArgs = values.List(args.KubeletArgs),
    };

    public static NodeOptions ReadShared(this INodeOptions args, Values values) => new()
    {
        Registries = args.Registries?.Read(values),
        Proxy = args.Proxy?.Read(values),
        Firewall = values.Get(args.Firewall),
        NodeNetworks = values.List(args.NodeNetworks),
        Selinux = values.Get(args.Selinux),
        DockerRuntime = values.Get(args.Runtime?.Docker),
        RuntimeEndpoint = values.Get(args.Runtime?.Endpoint),
        Snapshotter = values.Get(args.Runtime?.Snapshotter),
        PreferBundledBin = values.Get(args.Runtime?.PreferBundledBin),
        PersistKernelSettings = values.Get(args.Kernel?.Persist),
        EnableMemoryCgroup = values.Get(args.Kernel?.EnableMemoryCgroup),
        VpnAuth = values.Secret(args.VpnAuth),
        DataDirectory = values.Get(args.DataDirectory),
    };

    public static ClusterOptions ReadServerOptions(this IServerSettings args, Values values) =>
        args.ReadClusterOptions(values) with
        {
            ClusterDns = values.List(args.Networking?.ClusterDns),
            EgressSelectorMode = values.Get(args.Networking?.EgressSelectorMode),
            FlannelIpv6Masq = values.Get(args.Networking?.FlannelIpv6Masq),
            FlannelExternalIp = values.Get(args.Networking?.FlannelExternalIp),
            DisableNetworkPolicy = values.Get(args.Networking?.DisableNetworkPolicy),
            SecretsEncryption = values.Get(args.ControlPlane?.SecretsEncryption),
            SecretsEncryptionProvider = values.Get(args.ControlPlane?.SecretsEncryptionProvider),
            KubeApiserverArgs = values.List(args.ControlPlane?.KubeApiserverArgs),
            KubeControllerManagerArgs = values.List(args.ControlPlane?.KubeControllerManagerArgs),
            SystemDefaultRegistry = values.Get(args.SystemDefaultRegistry),
        };

    public static ClusterOptions ReadClusterOptions(this IClusterSettings args, Values values) => new()
    {
        Hardening = args.Hardening?.Read(values),
        EmbeddedRegistry = values.Get(args.EmbeddedRegistry),
    };

    private static HardeningProfile Read(this HardeningArgs args, Values values) =>
        new(values.List(args.ExemptNamespaces).Or([]));
}
