using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Existing;

/// <summary>
/// What a component was in the last update, beside what it shall be. The cluster's own part is kept as soon as its first server is done, since from then
/// on the cluster is there; the part of its nodes when all of them are.
/// </summary>
internal sealed record ExistingCluster(ComponentResource Owner, ClusterRecords Cluster, ClusterRecords Nodes)
{
    public static ExistingCluster Of(K3sCluster cluster, string name) =>
        new(cluster, ClusterRecords.Open(cluster, $"{name}-memory"), ClusterRecords.Open(cluster, $"{name}-nodes"));

    /// <summary>Of a server or an agent by itself.</summary>
    public static ExistingCluster Of(ComponentResource node, string name) =>
        new(node, ClusterRecords.Open(node, $"{name}-memory"), ClusterRecords.Open(node, $"{name}-nodes"));

    public Task<IReadOnlyList<Problem>> ProblemsAsync(ClusterSpec spec, ClusterPlan plan, bool isHidden)
    {
        var nodes = ClusterChecks.Nodes(spec).Zip(plan.Nodes, (node, planned) => (node.Path, planned.Key, node.Node.HostIsGone)).ToList();
        return ProblemsAsync(RecordOf.Cluster(spec, plan), RecordOf.Nodes(spec, plan), nodes, "serverConfig", isHidden);
    }

    public Task<IReadOnlyList<Problem>> ProblemsAsync(ServerSpec spec, bool isHidden) =>
        ProblemsAsync(RecordOf.Cluster(spec), RecordOf.Nodes(spec.Name, spec.Node), [("", spec.Name, spec.Node.HostIsGone)], "config", isHidden);

    public Task<IReadOnlyList<Problem>> ProblemsAsync(AgentSpec spec, bool isHidden) =>
        ProblemsAsync(RecordOf.Cluster(spec), RecordOf.Nodes(spec.Name, spec.Node), [("", spec.Name, spec.Node.HostIsGone)], "config", isHidden);

    /// <summary>Keys of the nodes that are there; null where that is not known.</summary>
    public async Task<IReadOnlySet<string>?> LivingAsync() =>
        LivingNodes.Of(ClusterRecord.From(await Cluster.Before.ConfigureAwait(false)), NodesRecord.From(await Nodes.Before.ConfigureAwait(false)));

    /// <param name="cluster">What is asked for, once it is known.</param>
    /// <param name="nodes">The nodes that are asked for.</param>
    /// <param name="inputs">Whether the user made something secret.</param>
    /// <param name="token">The servers' token, where this has one.</param>
    /// <param name="first">What makes the cluster be there.</param>
    /// <param name="all">What makes it whole.</param>
    public void Keep<TSpec>(
        Output<ClusterRecord> cluster, Output<NodesRecord> nodes, Gathered<TSpec> inputs, Output<string>? token, IReadOnlyList<Resource> first, IReadOnlyList<Resource> all)
    {
        var isHidden = Output.Create(IsHiddenAsync(inputs));
        Cluster.Keep(
            Output.Tuple(cluster, isHidden).Apply(both => (both.Item1 with { IsHidden = both.Item2 }).ToTexts()),
            token?.Apply(text => ClusterRecord.FingerprintOf(new Secret(text))),
            first);
        Nodes.Keep(nodes.Apply(memory => memory.ToTexts()), null, all);
    }

    private static async Task<bool> IsHiddenAsync<TSpec>(Gathered<TSpec> inputs) => (await inputs.MarkedSecretAsync().ConfigureAwait(false)).Count > 0;

    private async Task<IReadOnlyList<Problem>> ProblemsAsync(
        ClusterRecord cluster, NodesRecord nodes, IReadOnlyList<(string Path, string Key, bool HostIsGone)> gone, string config, bool isHidden)
    {
        var (was, had) = (ClusterRecord.From(await Cluster.Before.ConfigureAwait(false)), NodesRecord.From(await Nodes.Before.ConfigureAwait(false)));
        if (was is not null && isHidden)
            was = was with { IsHidden = true };
        foreach (var warning in ExistingClusterChecks.Warnings(was, cluster).Concat(NodesRecordChecks.Warnings(had, nodes, gone.Select(node => (node.Path, node.Key)))))
            Log.Warn(warning.ToString(), Owner);
        return [.. ExistingClusterChecks.Problems(was, cluster, config), .. NodesRecordChecks.Problems(had, nodes, gone)];
    }
}
