using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Running;

/// <summary>Which nodes a request stops, to be compared with what is recorded of a cluster. It is not recorded.</summary>
internal sealed record RunningState
{
    public static RunningState AllRun { get; } = new();

    /// <summary>The nodes that are stopped, and whether each adopts a K3s.</summary>
    public IReadOnlyList<(string Path, string Key, bool Adopts)> Stopped { get; init; } = [];

    /// <summary>Whether one of them is a server.</summary>
    public bool StopsServer { get; init; }

    /// <summary>Whether all servers are stopped.</summary>
    public bool IsDown { get; init; }

    /// <summary>Whether nodes cannot join, because the server through which they do is stopped.</summary>
    public bool ClosesTheWayIn { get; init; }

    /// <summary>Whether nodes cannot be removed, because the server through which they are is stopped.</summary>
    public bool ClosesTheWayOut { get; init; }

    /// <summary>Whether the server that issues tokens and kubeconfigs is stopped.</summary>
    public bool StopsIssuer { get; init; }

    /// <summary>What starts the cluster again, for messages.</summary>
    public const string Remedy = "set running to true, run pulumi up, then";

    public static RunningState Of(ClusterSpec spec, ClusterPlan plan)
    {
        var running = RunningPlan.For(spec, plan);
        var isFirstStopped = plan.Nodes.Count > 0 && RunningPlan.Asked(spec, plan.Nodes[0]) == false;
        return new()
        {
            Stopped = [.. ClusterChecks.Nodes(spec).Zip(plan.Nodes).Where(node => running[node.Second].Asked == false)
                .Select(node => (node.First.Path, node.Second.Key, node.First.Node.Over(spec.Shared).Adopt.Or(false)))],
            StopsServer = plan.Servers.Any(server => running[server].Asked == false),
            IsDown = running.IsDown,
            ClosesTheWayIn = running.IsDown || (isFirstStopped && spec.LoadBalancer is null && !spec.ApiAddress.IsGiven),
            ClosesTheWayOut = isFirstStopped,
            StopsIssuer = isFirstStopped,
        };
    }

    /// <summary>A node by itself.</summary>
    public static RunningState Of(string name, NodeSpec node, bool isServer) => node.Running != false ? AllRun : new()
    {
        Stopped = [("", name, node.Adopt.Or(false))],
        StopsServer = isServer,
        IsDown = isServer,
        StopsIssuer = isServer,
    };
}
