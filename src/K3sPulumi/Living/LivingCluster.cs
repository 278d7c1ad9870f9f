using K3sPulumi.Core;
using K3sPulumi.Core.Living;
using K3sPulumi.Core.Planning;
using K3sPulumi.Core.Specs;
using K3sPulumi.Inputs;
using Pulumi;

namespace K3sPulumi.Living;

/// <summary>
/// What a component was in the last update, beside what it shall be. The cluster's own part is kept as soon as its first server is done, since from then
/// on the cluster is there; the part of its nodes when all of them are.
/// </summary>
internal sealed record LivingCluster(ComponentResource Owner, Memory Cluster, Memory Nodes)
{
    public static LivingCluster Of(K3sCluster cluster, string name) =>
        new(cluster, Memory.Open(cluster, $"{name}-memory"), Memory.Open(cluster, $"{name}-nodes"));

    /// <summary>Of a server or an agent by itself.</summary>
    public static LivingCluster Of(ComponentResource node, string name) =>
        new(node, Memory.Open(node, $"{name}-memory"), Memory.Open(node, $"{name}-nodes"));

    public Task<IReadOnlyList<Problem>> ProblemsAsync(ClusterSpec spec, ClusterPlan plan, bool isHidden)
    {
        var nodes = ClusterChecks.Nodes(spec).Zip(plan.Nodes, (node, planned) => (node.Path, planned.Key, node.Node.Host.IsGone)).ToList();
        return ProblemsAsync(MemoryOf.Cluster(spec, plan), MemoryOf.Nodes(spec, plan), nodes, "serverConfig", isHidden);
    }

    public Task<IReadOnlyList<Problem>> ProblemsAsync(ServerSpec spec, bool isHidden) =>
        ProblemsAsync(MemoryOf.Cluster(spec), MemoryOf.Nodes(spec.Name, spec.Node), [("", spec.Name, spec.Node.Host.IsGone)], "config", isHidden);

    public Task<IReadOnlyList<Problem>> ProblemsAsync(AgentSpec spec, bool isHidden) =>
        ProblemsAsync(MemoryOf.Cluster(spec), MemoryOf.Nodes(spec.Name, spec.Node), [("", spec.Name, spec.Node.Host.IsGone)], "config", isHidden);

    /// <param name="cluster">What is asked for, once it is known.</param>
    /// <param name="nodes">The nodes that are asked for.</param>
    /// <param name="inputs">Whether the user made something secret.</param>
    /// <param name="token">The servers' token, where this has one.</param>
    /// <param name="first">What makes the cluster be there.</param>
    /// <param name="all">What makes it whole.</param>
    public void Keep(
        Output<ClusterMemory> cluster, Output<NodesMemory> nodes, InputSet inputs, Output<string>? token, IReadOnlyList<Resource> first, IReadOnlyList<Resource> all)
    {
        var isHidden = Output.Create(IsHiddenAsync(inputs));
        Cluster.Keep(
            Output.Tuple(cluster, isHidden).Apply(both => (both.Item1 with { IsHidden = both.Item2 }).ToTexts()),
            token?.Apply(text => ClusterMemory.MarkOf(new Secret(text))),
            first);
        Nodes.Keep(nodes.Apply(memory => memory.ToTexts()), null, all);
    }

    private static async Task<bool> IsHiddenAsync(InputSet inputs) => (await inputs.MarkedSecretAsync().ConfigureAwait(false)).Count > 0;

    private async Task<IReadOnlyList<Problem>> ProblemsAsync(
        ClusterMemory cluster, NodesMemory nodes, IReadOnlyList<(string Path, string Key, bool HostIsGone)> gone, string config, bool isHidden)
    {
        var (was, had) = (ClusterMemory.From(await Cluster.Before.ConfigureAwait(false)), NodesMemory.From(await Nodes.Before.ConfigureAwait(false)));
        if (was is not null && isHidden)
            was = was with { IsHidden = true };
        foreach (var warning in LivingChecks.Warnings(was, cluster).Concat(NodesChecks.Warnings(had, nodes, gone.Select(node => (node.Path, node.Key)))))
            Log.Warn(warning.ToString(), Owner);
        return [.. LivingChecks.Problems(was, cluster, config), .. NodesChecks.Problems(had, nodes, gone)];
    }
}
