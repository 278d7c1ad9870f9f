using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Existing;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Internal.Drift;

/// <summary>
/// Looks at a node that exists while the program runs, and records its repairs. Without <c>drift</c> no connection is opened.
/// </summary>
/// <param name="existing">What is recorded of the component.</param>
/// <param name="key">The node in it.</param>
internal sealed class NodeRepairs(ExistingCluster existing, string key)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>The node on its host with its last repair, which may be one that is due now.</summary>
    /// <param name="owner">Whose warnings they are.</param>
    /// <param name="name">The component's name, for them.</param>
    /// <param name="context">The cluster; null for a node by itself.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="host">The same for the host; nothing is read while it is not known.</param>
    /// <param name="node">The part of the request that says how the host is reached.</param>
    public static Output<HostNode> Of<TSpec>(
        ComponentResource owner, string name, NodeContext? context, Request<TSpec> request, Output<HostNode> host,
        Func<TSpec, NodeSpec> node) =>
        (context is null ? request.Existing : context.Existing) is { } existing
            ? new NodeRepairs(existing, context?.Plan.Key ?? name)
                .On(owner, name, host, request.All.Apply(node), context?.Run.IsLeftAlone ?? node(request.Shape).Running == false)
            : host;

    private Output<HostNode> On(ComponentResource owner, string name, Output<HostNode> host, Output<NodeSpec> spec,
        bool isLeftAlone)
    {
        var found = Output.Tuple(host, spec).Apply(async both =>
        {
            var record = isLeftAlone ? await existing.RepairOfAsync(key).ConfigureAwait(false)
                : await OfAsync(owner, name, both.Item1, both.Item2).ConfigureAwait(false);
            return (Host: both.Item1 with { Repair = record }, Record: record);
        });
        existing.Repairs.Add((key, Output.Create(KnownAsync(found.Apply(pair => pair.Record)))));
        return found.Apply(pair => pair.Host);
    }

    /// <summary>What is not known in a preview, because the node is not, stays as it is recorded.</summary>
    private async Task<DriftRecord> KnownAsync(Output<DriftRecord> found) =>
        await OutputUtilities.GetIsKnownAsync(found).ConfigureAwait(false)
            ? await OutputUtilities.GetValueAsync(found).ConfigureAwait(false)
            : await existing.RepairOfAsync(key).ConfigureAwait(false);

    private async Task<DriftRecord> OfAsync(ComponentResource owner, string name, HostNode host, NodeSpec spec)
    {
        var before = await existing.RepairOfAsync(key).ConfigureAwait(false);
        var mode = spec.Drift.Or(DriftModes.Off);
        if (mode == DriftModes.Off || spec.HostIsGone)
            return before with { Digest = null };
        var digest = NodeDrift.DigestOf(host, HostPlace.Of(spec.Ssh));
        var record = before with { Digest = digest };
        if (await existing.LivingAsync().ConfigureAwait(false) is not { } living || !living.Contains(key))
            return record;
        bool? isChanging = before.Digest is null ? null : before.Digest != digest;
        var findings = await ReadAsync(owner, name, () => HostReader.ReadAsync(spec.Ssh!, DriftScript.For(host), Limit),
            facts => NodeDrift.Findings(host, facts, isChanging, DateTimeOffset.UtcNow)).ConfigureAwait(false);
        return mode == DriftModes.Repair ? record.Next(findings) : record;
    }

    private static async Task<IReadOnlyList<DriftFinding>> ReadAsync(
        ComponentResource owner, string name, Func<Task<string>> read, Func<NodeFacts, IReadOnlyList<DriftFinding>> compare)
    {
        try
        {
            var printed = await read().ConfigureAwait(false);
            var findings = compare(NodeFacts.From(printed) ?? throw new HostReadException("what it printed is not complete"));
            foreach (var finding in findings)
                Log.Warn($"{name}: {finding.Text}", owner);
            return findings;
        }
        catch (HostReadException failure)
        {
            Log.Warn($"{name}: could not be checked for drift: {failure.Message.TrimEnd('.')}.", owner);
            return [];
        }
    }
}
