using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Running;

/// <summary>
/// Which nodes of a cluster are started and stopped by request, and in which order: agents stop before servers, and servers start
/// before agents.
/// </summary>
internal sealed record RunningPlan(IReadOnlyDictionary<string, NodeRun> Nodes, bool IsDown)
{
    public NodeRun this[NodePlan node] => Nodes[node.Key];

    /// <param name="spec">The cluster; what is read here is always known.</param>
    /// <param name="plan">The order of its nodes.</param>
    public static RunningPlan For(ClusterSpec spec, ClusterPlan plan)
    {
        var isDown = IsDownIn(spec);
        var asked = plan.Nodes.Select(node => (Node: node, Asked: Asked(spec, node), Spec: Of(spec, node))).ToList();
        var nodes = new Dictionary<string, NodeRun>(StringComparer.Ordinal);
        foreach (var node in asked)
        {
            nodes[node.Node.Key] = new()
            {
                Asked = node.Spec.HostIsGone ? null : node.Asked,
                IsLeftAlone = isDown || node.Asked == false,
                After = After(node.Node, node.Asked, [.. asked.Where(other => !other.Spec.HostIsGone && other.Asked == node.Asked)
                    .Select(other => other.Node)]),
                Awaits = !node.Node.IsServer || IsQuorum(plan, node.Node, spec),
                AwaitsAlso = node.Node.IsServer ? AwaitsAlso(plan, node.Node, spec) : [],
            };
        }

        return new(nodes, isDown);
    }

    /// <summary>Whether all servers are stopped: nothing of the cluster can be changed then.</summary>
    public static bool IsDownIn(ClusterSpec spec) =>
        spec.Servers.Count > 0 && spec.Servers.All(server => (server.Running ?? spec.Shared.Running) == false);

    public static bool? Asked(ClusterSpec spec, NodePlan node) => Of(spec, node).Running ?? spec.Shared.Running;

    private static NodeSpec Of(ClusterSpec spec, NodePlan node) => (node.IsServer ? spec.Servers : spec.Agents)[node.Index];

    /// <param name="node">The node.</param>
    /// <param name="asked">Whether it is started or stopped.</param>
    /// <param name="all">All nodes for which the same is asked, servers first.</param>
    private static IReadOnlyList<string> After(NodePlan node, bool? asked, IReadOnlyList<NodePlan> all) =>
        (asked, node.IsServer) switch
        {
            (null, _) or (false, false) => [],
            (true, true) => [.. all.TakeWhile(other => other != node).TakeLast(1).Select(other => other.Key)],
            (true, false) => [.. all.Where(other => other.IsServer).Select(other => other.Key)],
            (false, true) => all.FirstOrDefault(other => other.IsServer && other.Index > node.Index) is { } next
                ? [next.Key] : [.. all.Where(other => !other.IsServer).Select(other => other.Key)],
        };

    /// <summary>
    /// Servers with embedded etcd are started one after another, and answer when there is a quorum of them. What is asked decides
    /// who runs already; a deletion starts those that were stopped.
    /// </summary>
    private static bool IsQuorum(ClusterPlan plan, NodePlan server, ClusterSpec spec)
    {
        if (plan.Datastore != NodeStore.EmbeddedEtcd)
            return true;
        var asked = Asked(spec, server);
        var running = plan.Servers.Count(other => Asked(spec, other) is var of
            && (of == asked && of is not null ? other.Index <= server.Index : of is null || asked == false));
        return running >= Quorum.Of(plan.Servers.Count());
    }

    /// <summary>The servers before the one that makes a quorum, which could not be awaited when they started.</summary>
    private static IReadOnlyList<string> AwaitsAlso(ClusterPlan plan, NodePlan server, ClusterSpec spec)
    {
        var before = plan.Servers.TakeWhile(other => other != server)
            .Where(other => Asked(spec, other) == Asked(spec, server)).ToList();
        return IsQuorum(plan, server, spec) && before.All(other => !IsQuorum(plan, other, spec))
            ? [.. before.Select(other => other.Key)] : [];
    }
}

/// <summary>What is done about whether one node runs.</summary>
internal sealed record NodeRun
{
    /// <summary>Nothing is asked: the node runs, and there is no command.</summary>
    public static NodeRun Usual { get; } = new();

    /// <summary>True: it is started; false: it is stopped; null: no command does either.</summary>
    public bool? Asked { get; init; }

    /// <summary>Nothing of the node changes: it is stopped, or all servers are.</summary>
    public bool IsLeftAlone { get; init; }

    /// <summary>Keys of the nodes that start or stop before it.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Whether its start waits until it is Ready; otherwise a server that starts later does.</summary>
    public bool Awaits { get; init; } = true;

    /// <summary>Keys of the servers that its start waits for too.</summary>
    public IReadOnlyList<string> AwaitsAlso { get; init; } = [];

    /// <summary>Of a node by itself.</summary>
    public static NodeRun Of(NodeSpec node) => node.HostIsGone ? Usual
        : Usual with { Asked = node.Running, IsLeftAlone = node.Running == false };
}
