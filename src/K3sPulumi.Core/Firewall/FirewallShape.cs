using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Firewall;

/// <summary>The inputs for a node's firewall rules.</summary>
internal sealed record FirewallShape(NodeRole Role)
{
    /// <summary>The rules that a node needs, whoever manages the firewall of its host.</summary>
    public static FirewallShape For(HostNode host) => new(host.Role)
    {
        FlannelBackend = host.FlannelBackend,
        PodCidrs = CommaList.Split(host.ClusterNetworks[0]),
        ServiceCidrs = CommaList.Split(host.ClusterNetworks[1]),
        EmbeddedEtcd = host.Store == NodeStore.EmbeddedEtcd,
        EmbeddedRegistry = host.EmbeddedRegistry,
        PluginPorts = host.PluginPorts,
    };

    public string FlannelBackend { get; init; } = FlannelBackends.Default;

    public IReadOnlyList<string> PodCidrs { get; init; } = [NetworkDefaults.PodCidr];

    public IReadOnlyList<string> ServiceCidrs { get; init; } = [NetworkDefaults.ServiceCidr];

    public bool EmbeddedEtcd { get; init; }

    public bool EmbeddedRegistry { get; init; }

    /// <summary>Of the pod network and MetalLB, such as <c>8472/udp</c>.</summary>
    public IReadOnlyList<string> PluginPorts { get; init; } = [];

    /// <summary>
    /// Addresses or networks of the nodes, for ports that only they may reach; empty or with 0.0.0.0/0: everyone may.
    /// </summary>
    public IReadOnlyList<string> Nodes { get; init; } = [];
}
