using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Cluster;

/// <summary>
/// What is awaited before a node is touched. Nodes that are there change one after another, in lanes; a node that is new waits
/// for nothing but the servers that it could be newer than, so that a new cluster starts all at once.
/// </summary>
internal static class Turns
{
    /// <param name="node">The node whose turn it is.</param>
    /// <param name="plan">Its cluster.</param>
    /// <param name="existing">
    /// Keys of the nodes that are there; null where that is not known: then all of them count as such.
    /// </param>
    /// <returns>Keys of nodes before it in the plan that must be Ready.</returns>
    public static IReadOnlyList<string> Before(NodePlan node, ClusterPlan plan, IReadOnlySet<string>? existing)
    {
        if (existing is null || existing.Contains(node.Key))
            return node.After;

        // Servers wait for each other anyway, so the last one that is there speaks for all of them.
        var earlier = plan.Servers.TakeWhile(server => server != node).Where(server => existing.Contains(server.Key))
            .Select(server => server.Key).ToList();
        return earlier.Count > 0 ? [earlier[^1]]
            : node is { IsServer: true, Index: > 0 } && plan.Datastore == NodeStore.External ? [plan.Nodes[0].Key]
            : [];
    }

    /// <summary>
    /// Whether a node only waits until the API of the first server answers: it is new, and so are all servers before it.
    /// </summary>
    public static bool FollowsAtOnce(NodePlan node, ClusterPlan plan, IReadOnlySet<string>? existing) =>
        node != plan.Nodes[0] && Before(node, plan, existing).Count == 0;
}
