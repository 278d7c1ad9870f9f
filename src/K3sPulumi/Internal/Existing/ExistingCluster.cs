using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Drift;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Existing;

/// <summary>
/// What a component was in the last update, compared with what it is to be. There are two resources, because the engine takes the
/// outputs of a resource only once in an update: the cluster's part is recorded when its first server is done, since from then on
/// the cluster exists and its token and networks are fixed, even if the update fails later; the nodes' part only when all nodes
/// are done.
/// </summary>
internal sealed record ExistingCluster(ComponentResource Owner, RecordResource Cluster, RecordResource Nodes) : IRepairs
{
    /// <summary>The repairs of the nodes, including those of this update, by key.</summary>
    public List<(string Key, Output<DriftRecord> Record)> Repairs { get; } = [];

    /// <param name="owner">A cluster, or a server or an agent by itself.</param>
    /// <param name="name">Its name.</param>
    public static ExistingCluster Of(ComponentResource owner, string name) => new(
        owner, RecordResource.Open(owner, $"{name}-cluster-record"), RecordResource.Open(owner, $"{name}-nodes-record"));

    public Task<IReadOnlyList<Problem>> ProblemsAsync(ClusterSpec spec, ClusterPlan plan, bool isHidden)
    {
        var nodes = ClusterChecks.Nodes(spec)
            .Zip(plan.Nodes, (node, planned) => (node.Path, planned.Key, node.Node.HostIsGone)).ToList();
        return ProblemsAsync(RecordOf.Cluster(spec, plan), nodes, "serverConfig", isHidden);
    }

    public Task<IReadOnlyList<Problem>> ProblemsAsync(ServerSpec spec, bool isHidden) =>
        ProblemsAsync(RecordOf.Server(spec) with { Running = RunningState.Of(spec.Name, spec.Node, isServer: true) },
            [("", spec.Name, spec.Node.HostIsGone)], "config", isHidden);

    public Task<IReadOnlyList<Problem>> ProblemsAsync(AgentSpec spec, bool isHidden) =>
        ProblemsAsync(RecordOf.Agent(spec) with { Running = RunningState.Of(spec.Name, spec.Node, isServer: false) },
            [("", spec.Name, spec.Node.HostIsGone)], "config", isHidden);

    /// <summary>Keys of the existing nodes; null if unknown.</summary>
    public async Task<IReadOnlySet<string>?> KeysAsync() =>
        ClusterRecord.KeysOf(await BeforeAsync().ConfigureAwait(false));

    /// <summary>The last repair of a node that is recorded.</summary>
    public async Task<DriftRecord> RepairOfAsync(string key) =>
        (await BeforeAsync().ConfigureAwait(false))?.Repairs.GetValueOrDefault(key) ?? DriftRecord.None;

    public async Task<bool> ExistsAsync(string key) => (await KeysAsync().ConfigureAwait(false))?.Contains(key) == true;

    public void Add(string key, Output<DriftRecord> record) => Repairs.Add((key, record));

    /// <param name="cluster">The record, once everything is known.</param>
    /// <param name="nodes">The record, once all but the secrets is known, which is enough for its nodes.</param>
    /// <param name="inputs">Whether the user made something secret.</param>
    /// <param name="tokens">The cluster's, where this has them.</param>
    /// <param name="first">The resources with which the cluster exists.</param>
    /// <param name="all">Those with which it is complete.</param>
    /// <param name="keepsRecorded">Nothing of it changes in this update: what is recorded stays, if anything is.</param>
    public void Keep<TSpec>(
        Output<ClusterRecord> cluster, Output<ClusterRecord> nodes, Gathered<TSpec> inputs, NodeTokens? tokens,
        IReadOnlyList<Resource> first, IReadOnlyList<Resource> all, bool keepsRecorded = false)
    {
        var isHidden = Output.Create(IsHiddenAsync(inputs));
        Cluster.Keep(
            Output.Tuple(cluster, isHidden, Output.Create(BeforeAsync())).Apply(all =>
                IssuedChanges.Recorded(all.Item3, all.Item1 with { IsHidden = all.Item2, LastRestore = all.Item3?.LastRestore })
                    .ClusterTexts()),
            tokens is null ? [] : [tokens.Token.Apply(text => ClusterRecord.FingerprintOf(new Secret(text))),
                tokens.AgentToken.Apply(text => ClusterRecord.AgentFingerprintOf(new Secret(text)))],
            first, keepsRecorded);
        var repairs = Output.All(Repairs.Select(node => node.Record));
        Nodes.Keep(Output.Tuple(nodes, repairs).Apply(both => WithRepairs(both.Item1, both.Item2).NodesTexts()), [], all,
            keepsRecorded, repairs.Apply(done => WithRepairs(new(), done).RepairTexts()));
    }

    private ClusterRecord WithRepairs(ClusterRecord record, IEnumerable<DriftRecord> repairs) => record with
    {
        Repairs = repairs.Zip(Repairs, (repair, node) => (node.Key, repair))
            .ToDictionary(node => node.Key, node => node.repair, StringComparer.Ordinal),
    };

    private static async Task<bool> IsHiddenAsync<TSpec>(Gathered<TSpec> inputs) => (await inputs.MarkedSecretAsync().ConfigureAwait(false)).Count > 0;

    private async Task<ClusterRecord?> BeforeAsync() =>
        ClusterRecord.From(await Cluster.Before.ConfigureAwait(false), await Nodes.Before.ConfigureAwait(false));

    private async Task<IReadOnlyList<Problem>> ProblemsAsync(
        ClusterRecord now, IReadOnlyList<(string Path, string Key, bool HostIsGone)> nodes, string config, bool isHidden)
    {
        var before = await BeforeAsync().ConfigureAwait(false);
        if (before is not null && isHidden)
            before = before with { IsHidden = true };
        var warnings = ProblemList.Of(advice =>
        {
            ExistingClusterChecks.Advise(advice, before, now);
            NodesRecordChecks.Advise(advice, before, now, nodes.Select(node => (node.Path, node.Key)));
        });
        foreach (var warning in warnings)
            Log.Warn(warning.ToString(), Owner);
        return ProblemList.Of(problems =>
        {
            ExistingClusterChecks.Check(problems, before, now, config);
            NodesRecordChecks.Check(problems, before, now, nodes);
        });
    }
}
