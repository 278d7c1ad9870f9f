using System.Collections.Immutable;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Cluster;

/// <summary>
/// What the nodes of one cluster wait for. It hangs on what is remembered, which nodes are there, and is so known only while the
/// program runs; the
/// engine is told of no node before its turn.
/// </summary>
/// <param name="request">The cluster.</param>
/// <param name="isDocker">Whether its nodes are containers.</param>
internal sealed class NodeTurns(ClusterRequest request, bool isDocker)
{
    private readonly Start _first = new();

    private readonly Task<IReadOnlySet<string>?> _living = request.Request.Existing!.LivingAsync();

    /// <summary>What all nodes but the first server wait for: nobody can join through the load balancer before.</summary>
    public IReadOnlyList<Resource> Balancer { get; set; } = [];

    /// <summary>On hosts: done when the load balancer is being installed; nodes of a new cluster start from then on.</summary>
    public Task BalancerStarted { get; set; } = Task.CompletedTask;

    /// <summary>In Docker, where there is more than one server: done when the API of the first one answers.</summary>
    public Resource? FirstAnswers { get; set; }

    /// <summary>
    /// The first server is being started: it has its place among the steps that the engine carries out at once.
    /// </summary>
    public void FirstHasStarted() => _first.Begins();

    /// <param name="node">The node whose turn it is.</param>
    /// <param name="ready">What is done when a node before it is Ready.</param>
    public InputList<Resource> Of(NodePlan node, IReadOnlyDictionary<string, Resource> ready)
    {
        // More nodes follow while this is decided.
        var before = node.After.Concat(request.Plan.Servers.TakeWhile(server => server != node).Select(server => server.Key))
            .Distinct(StringComparer.Ordinal).ToDictionary(key => key, key => ready[key], StringComparer.Ordinal);
        return Output.Create(OfAsync(node, before));
    }

    private async Task<ImmutableArray<Resource>> OfAsync(NodePlan node, Dictionary<string, Resource> before)
    {
        if (node == request.Plan.Nodes[0])
            return [];
        var living = await _living.ConfigureAwait(false);
        if (Turns.FollowsAtOnce(node, request.Plan, living))
            return await WithFirstAsync(node, before[request.Plan.Nodes[0].Key]).ConfigureAwait(false);
        return [.. Turns.Before(node, request.Plan, living).Select(key => before[key]), .. Balancer];
    }

    /// <summary>
    /// A container of an agent may start whenever it likes. On hosts the scripts wait for the first server, behind its load
    /// balancer, so theirs must not take every place that the engine has (<c>--parallel</c>) before those two run.
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
