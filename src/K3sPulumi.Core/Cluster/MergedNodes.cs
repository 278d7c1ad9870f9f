using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>
/// The complete nodes of a cluster: what is asked of each, what the cluster says for all of them where a node says nothing else,
/// and its place in the plan. From here on a node of a cluster is like one that was written by hand.
/// </summary>
internal static class MergedNodes
{
    public static ServerSpec Server(ClusterSpec cluster, ClusterPlan plan, NodePlan place, ClusterValues values)
    {
        var node = Node(cluster, cluster.Servers[place.Index], place, cluster.ServerConfig);
        return new()
        {
            Name = place.ResourceName,
            Key = place.Key,
            Node = node with { Docker = At(values.ContainerIp, node.Docker) },
            Settings = cluster.Settings with { TlsSans = With(cluster.Settings.TlsSans, values.BalancerAddress) },
            ServerUrl = values.ServerUrl,
            ApiAddress = node.Docker is null ? cluster.ApiAddress.Else(values.BalancerAddress) : cluster.ApiAddress,
            ClusterInit = place.Initializes,
            Founder = values.Founder,
            Peers = values.Peers,
            EtcdServers = plan.Datastore == NodeStore.External ? [] : [.. plan.Servers.Select(server => server.Key)],
        };
    }

    public static AgentSpec Agent(ClusterSpec cluster, NodePlan place, ClusterValues values) => new()
    {
        Name = place.ResourceName,
        Node = Node(cluster, cluster.Agents[place.Index], place, cluster.AgentConfig),
        ServerUrl = values.ServerUrl,
        Token = values.AgentToken,
        Settings = cluster.Settings.ForAgents(),
    };

    private static NodeSpec Node(ClusterSpec cluster, NodeSpec node, NodePlan place, Value<string> config) =>
        node.Over(cluster.Shared) with { NodeName = place.NodeName, ClusterConfig = config };

    private static DockerSpec? At(Value<string> address, DockerSpec? docker) =>
        docker is null ? null : docker with { Ip = docker.Ip.Else(address) };

    private static Value<IReadOnlyList<string>> With(Value<IReadOnlyList<string>> list, Value<string> more) =>
        !more.IsGiven ? list
        : list.IsUnknown || more.IsUnknown ? Value<IReadOnlyList<string>>.Unknown
        : Value<IReadOnlyList<string>>.Of([.. list.Or([]), more.Content!]);
}
