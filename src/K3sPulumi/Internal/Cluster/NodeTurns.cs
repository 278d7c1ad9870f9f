using System.Collections.Immutable;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Cluster;

/// <summary>
/// What the nodes of one cluster wait for. It depends on the recorded nodes, so it is known only while the program runs; a node
/// is registered with the engine when its turn comes.
/// </summary>
/// <param name="request">The cluster.</param>
/// <param name="isDocker">Whether its nodes are containers.</param>
internal sealed class NodeTurns(ClusterRequest request, bool isDocker)
{
    private readonly Start _first = new();

    private readonly Task<IReadOnlySet<string>?> _existing = request.Request.Existing!.KeysAsync();

    /// <summary>
    /// What all nodes except the first server wait for: before that, no node can join through the load balancer.
    /// </summary>
    public IReadOnlyList<Resource> Balancer { get; set; } = [];

    /// <summary>On hosts: done when the load balancer is being installed; nodes of a new cluster start from then on.</summary>
    public Task BalancerStarted { get; set; } = Task.CompletedTask;

    /// <summary>What brings the servers back to a snapshot; agents join afterwards.</summary>
    public required ClusterRestore Restore { get; init; }

    /// <summary>What starts the servers; the first server changes after it, and all others after the first.</summary>
    public required InputList<Resource> ServersStarted { get; init; }

    /// <summary>In Docker, where there is more than one server: done when the API of the first one answers.</summary>
    public Resource? FirstAnswers { get; set; }

    /// <summary>The first server has started: it has its place among the steps that the engine carries out in parallel.</summary>
    public void FirstHasStarted() => _first.Begins();

    /// <param name="node">The node whose turn it is.</param>
    /// <param name="ready">Done when a node before it is Ready.</param>
    public InputList<Resource> Of(NodePlan node, IReadOnlyDictionary<string, Resource> ready)
    {
        if (node == request.Plan.Nodes[0])
            return ServersStarted;
        // More nodes are added while this is decided.
        var before = node.After.Concat(request.Plan.Servers.TakeWhile(server => server != node).Select(server => server.Key))
            .Distinct(StringComparer.Ordinal).ToDictionary(key => key, key => ready[key], StringComparer.Ordinal);
        return Output.Create(OfAsync(node, before));
    }

    private async Task<ImmutableArray<Resource>> OfAsync(NodePlan node, Dictionary<string, Resource> before)
    {
        // Nobody joins while the first server is restored.
        var existing = request.Request.Shape.Settings.Restore is not null ? null : await _existing.ConfigureAwait(false);
        if (Turns.FollowsAtOnce(node, request.Plan, existing))
            return await WithFirstAsync(node, before[request.Plan.Nodes[0].Key]).ConfigureAwait(false);
        var after = node.IsServer ? [] : Restore.Done;
        return [.. Turns.Before(node, request.Plan, existing).Select(key => before[key]), .. Balancer, .. after];
    }

    /// <summary>
    /// A container of an agent may start at any time. On hosts the scripts wait for the first server and its load balancer, so
    /// they must not take all parallel steps of the engine (<c>--parallel</c>) before those two have started.
    /// </summary>
    private async Task<ImmutableArray<Resource>> WithFirstAsync(NodePlan node, Resource first)
    {
        if (isDocker)
            return [.. node.IsServer && FirstAnswers is not null ? [FirstAnswers] : (Resource[])[], .. Balancer];
        await _first.OfAsync(first).ConfigureAwait(false);
        await BalancerStarted.ConfigureAwait(false);
        return [];
    }
}
