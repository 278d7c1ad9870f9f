using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>
/// The nodes of a cluster in the order in which they are created and changed (deletion is in reverse order):
/// the first server, each further server after the one before it, then the agents in lanes.
/// </summary>
internal sealed record ClusterPlan(NodeStore Datastore, IReadOnlyList<NodePlan> Nodes)
{
    public IEnumerable<NodePlan> Servers => Nodes.Where(node => node.IsServer);

    public IEnumerable<NodePlan> Agents => Nodes.Where(node => !node.IsServer);

    public static ClusterPlan For(ClusterSpec spec)
    {
        var datastore = spec.Store;
        var serverKeys = Keys(spec.Servers, NodeRole.Server);
        var servers = spec.Servers.Select((node, index) => Server(spec.Name, datastore, serverKeys, node, index));
        return new ClusterPlan(datastore, [.. servers, .. AgentsOf(spec, serverKeys)]);
    }

    /// <summary>
    /// The only server of a cluster on SQLite holds all of its data. Another server in its place would start a new cluster, and
    /// the old data would be deleted.
    /// </summary>
    /// <param name="founder">Key of the server that initialized the cluster; null if there is none yet.</param>
    public Problem? FounderProblem(string? founder) =>
        Datastore == NodeStore.Sqlite && founder is not null && Nodes is [{ Key: var key }, ..] && key != founder
            ? OtherFounder(key, founder)
            : null;

    /// <summary>The only server of a cluster with SQLite has another name.</summary>
    public static Problem OtherFounder(string key, string founder) => new("servers[0].nodeName",
        $"puts {Quote.Value(key)} in place of {Quote.Value(founder)}, which holds all data of the cluster, and this data would "
            + "be deleted; restore the old name, or create a cluster with another name.");

    /// <summary>The plan as text, one line per node.</summary>
    public override string ToString() =>
        $"datastore {Datastore}\n" + string.Concat(Nodes.Select(node => $"{node}\n"));

    private static NodePlan Server(string cluster, NodeStore datastore, List<string> keys, NodeSpec node, int index) => new()
    {
        Role = NodeRole.Server,
        Index = index,
        Key = keys[index],
        ResourceName = $"{cluster}-{keys[index]}",
        NodeName = node.NodeName ?? $"{cluster}-{keys[index]}",
        Initializes = index == 0 && datastore == NodeStore.EmbeddedEtcd,
        JoinsThrough = datastore == NodeStore.EmbeddedEtcd && index > 0 ? keys[0] : null,
        After = index == 0 ? [] : [keys[index - 1]],
        LeavesThrough = keys.Count == 1 ? null : keys[index == 0 ? 1 : 0],
    };

    private static IEnumerable<NodePlan> AgentsOf(ClusterSpec spec, List<string> serverKeys)
    {
        var keys = Keys(spec.Agents, NodeRole.Agent);
        var lanes = Lanes.Count(spec.MaxUnavailable ?? (spec.Agents.Any(node => node.Ssh is not null) ? "10%" : "100%"),
            keys.Count);
        return spec.Agents.Select((node, index) => new NodePlan
        {
            Role = NodeRole.Agent,
            Index = index,
            Key = keys[index],
            ResourceName = $"{spec.Name}-{keys[index]}",
            NodeName = node.NodeName ?? $"{spec.Name}-{keys[index]}",
            JoinsThrough = serverKeys.FirstOrDefault(),
            After = index < lanes ? serverKeys.TakeLast(1).ToList() : [keys[index - lanes]],
            LeavesThrough = serverKeys.FirstOrDefault(),
        });
    }

    /// <summary>
    /// A single host without a name keeps its default name wherever it is in the list; containers are numbered by position.
    /// </summary>
    private static List<string> Keys(IReadOnlyList<NodeSpec> nodes, NodeRole role) =>
    [
        .. nodes.Select((node, index) => node.NodeName
            ?? $"{(role == NodeRole.Server ? "server" : "agent")}-{(node.Ssh is null ? index : UnnamedBefore(nodes, index))}"),
    ];

    private static int UnnamedBefore(IReadOnlyList<NodeSpec> nodes, int index) =>
        nodes.Take(index).Count(node => node.NodeName is null);
}
