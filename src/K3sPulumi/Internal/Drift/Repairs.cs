using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Internal.Drift;

/// <summary>What is recorded of the repairs of a node, and what it becomes.</summary>
/// <param name="owner">Whose warnings they are.</param>
/// <param name="name">The component's name, for them.</param>
/// <param name="existing">What is recorded of the component.</param>
/// <param name="key">The node in it.</param>
internal sealed class Repairs(ComponentResource owner, string name, IRepairs existing, string key)
{
    /// <summary>Null for an invalid request.</summary>
    public static Repairs? Of<TSpec>(NodeScope<TSpec> scope)
        where TSpec : INodeSpec =>
        (scope.Context is null ? scope.Request.Existing : scope.Context.Existing) is { } existing
            ? new(scope.Owner, scope.Name, existing, scope.Context?.Plan.Key ?? scope.Name) : null;

    /// <summary>Records it. What is not known in a preview, because the node is not, stays as it is recorded.</summary>
    /// <returns>The same, known.</returns>
    public Output<DriftRecord> Keep(Output<DriftRecord> found)
    {
        var known = Output.Create(KnownAsync(found));
        existing.Add(key, known);
        return known;
    }

    /// <summary>What is recorded of something that is to stand still, and is not read.</summary>
    public async Task<DriftRecord> StoppedAsync() =>
        await existing.RepairOfAsync(key).ConfigureAwait(false) with { IsStopped = true };

    /// <param name="drift">The mode.</param>
    /// <param name="isGone">Whether there is nothing to read.</param>
    /// <param name="digest">What is asked, and where.</param>
    /// <param name="read">Reads what there is.</param>
    /// <param name="compare">
    /// Compares it; the flag is true if this update changes the node anyway, null if that is not known.
    /// </param>
    public async Task<DriftRecord> NextAsync(Value<string> drift, bool isGone, string digest, Func<Task<string>> read,
        Func<NodeFacts, bool?, IReadOnlyList<DriftFinding>> compare)
    {
        var before = await existing.RepairOfAsync(key).ConfigureAwait(false);
        var mode = drift.Or(DriftModes.Off);
        if (mode == DriftModes.Off || isGone)
            return before with { Digest = null, IsStopped = false };
        var record = before with { Digest = digest, IsStopped = false };
        // what was stopped is started by this update
        if (before.IsStopped || !await existing.ExistsAsync(key).ConfigureAwait(false))
            return record;
        bool? isChanging = before.Digest is null ? null : before.Digest != digest;
        var findings = await FindingsAsync(read, facts => compare(facts, isChanging)).ConfigureAwait(false);
        return mode == DriftModes.Repair ? record.Next(findings) : record;
    }

    private async Task<DriftRecord> KnownAsync(Output<DriftRecord> found) =>
        await OutputUtilities.GetIsKnownAsync(found).ConfigureAwait(false)
            ? await OutputUtilities.GetValueAsync(found).ConfigureAwait(false)
            : await existing.RepairOfAsync(key).ConfigureAwait(false);

    private async Task<IReadOnlyList<DriftFinding>> FindingsAsync(
        Func<Task<string>> read, Func<NodeFacts, IReadOnlyList<DriftFinding>> compare)
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
