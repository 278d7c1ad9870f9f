using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Firewall;

/// <summary>The TCP ports on which K3s listens.</summary>
internal static class NodePorts
{
    /// <summary>Kubelet, kube-proxy, and the proxy to the servers.</summary>
    private static readonly int[] All = [Supervisor, 10010, 10248, 10249, Kubelet, 10256];

    /// <summary>API, controller manager, cloud controller and scheduler.</summary>
    private static readonly int[] Servers = [NetworkDefaults.ApiPort, 10257, 10258, 10259];

    private static readonly int[] Etcd = [EtcdClient, EtcdPeer, 2381, 2382];

    public const int Kubelet = 10250;

    /// <summary>Of an agent, or a server, to its own K3s.</summary>
    public const int Supervisor = 6444;

    public const int EtcdClient = 2379;

    public const int EtcdPeer = 2380;

    /// <summary>Images that nodes hand each other.</summary>
    public const int Registry = 5001;

    /// <summary>Ports of etcd that a host must have free, for the scripts.</summary>
    public static string EtcdListed => $"{EtcdClient}:etcd {EtcdPeer}:etcd";

    public static string RegistryListed => $"{Registry}:registry";

    /// <summary>What a host must have free whichever way the node is configured: PORT:NAME, for the scripts.</summary>
    public static string Listed(NodeRole role) =>
        role == NodeRole.Server ? $"{Kubelet}:kubelet {Supervisor}:supervisor" : $"{Kubelet}:kubelet";

    public static IReadOnlyList<int> Of(NodeRole role, bool hasEtcd) =>
        [.. All, .. role == NodeRole.Server ? Servers : [], .. role == NodeRole.Server && hasEtcd ? Etcd : []];
}
