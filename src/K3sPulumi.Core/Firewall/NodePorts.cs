using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Firewall;

/// <summary>The TCP ports that K3s itself listens on.</summary>
internal static class NodePorts
{
    /// <summary>Kubelet, kube-proxy, and the proxy to the servers.</summary>
    private static readonly int[] All = [6444, 10010, 10248, 10249, 10250, 10256];

    /// <summary>API, controller manager, cloud controller and scheduler.</summary>
    private static readonly int[] Servers = [NetworkDefaults.ApiPort, 10257, 10258, 10259];

    private static readonly int[] Etcd = [2379, 2380, 2381, 2382];

    public static IReadOnlyList<int> Of(NodeRole role, bool hasEtcd) =>
        [.. All, .. role == NodeRole.Server ? Servers : [], .. role == NodeRole.Server && hasEtcd ? Etcd : []];
}
