using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The options that a node may have of its own and that a cluster may give to all of its nodes.</summary>
internal sealed record SharedOptions
{
    public RegistriesArgs? Registries { get; init; }

    /// <summary>Only a cluster has one: it is brought into the cluster's network.</summary>
    public Input<string>? LocalRegistry { get; init; }

    public ProxyArgs? Proxy { get; init; }

    public Input<string>? Firewall { get; init; }

    public InputList<string>? NodeNetworks { get; init; }

    public Input<bool>? Selinux { get; init; }

    public RuntimeArgs? Runtime { get; init; }

    public KernelArgs? Kernel { get; init; }

    public Input<string>? VpnAuth { get; init; }

    public Input<string>? DataDirectory { get; init; }

    public static SharedOptions Of(NodeArgs args) => new()
    {
        Registries = args.Registries,
        Proxy = args.Proxy,
        Firewall = args.Firewall,
        NodeNetworks = args.NodeNetworks,
        Selinux = args.Selinux,
        Runtime = args.Runtime,
        Kernel = args.Kernel,
        VpnAuth = args.VpnAuth,
        DataDirectory = args.DataDirectory,
    };

    public static SharedOptions Of(K3sClusterArgs args) => new()
    {
        Registries = args.Registries,
        LocalRegistry = args.LocalRegistry,
        Proxy = args.Proxy,
        Firewall = args.Firewall,
        NodeNetworks = args.NodeNetworks,
        Selinux = args.Selinux,
        Runtime = args.Runtime,
        Kernel = args.Kernel,
        VpnAuth = args.VpnAuth,
        DataDirectory = args.DataDirectory,
    };
}
