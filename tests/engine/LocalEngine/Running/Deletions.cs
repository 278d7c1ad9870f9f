using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Resources;

namespace K3sPulumi.LocalEngine.Running;

/// <summary>Deletes what the program no longer has: each after its dependents, in parallel as far as allowed.</summary>
internal sealed class Deletions(RunState state, IOperations operations, Journal journal, CancellationToken cancellation)
{
    public async Task RunAsync()
    {
        var targets = state.ToDelete;
        var guarded = targets.Where(target => target is { Options.Protect: true, PendingDelete: false }).ToList();
        if (guarded.Count > 0)
        {
            foreach (var target in guarded)
                state.DeleteFailed(StepFor(target, []) with
                {
                    Error = $"resource \"{target.Urn}\" cannot be deleted because it is protected. "
                        + "Remove the `protect` option from it and run `up` first.",
                });
            return;
        }
        var urns = targets.Select(target => target.Urn).ToHashSet(StringComparer.Ordinal);
        var dependents = targets
            .SelectMany(target => target.Needs().Append(target.Options.DeletedWith).Distinct(), (target, need) => (need, target))
            .ToLookup(pair => pair.need, pair => pair.target);
        var tasks = new Dictionary<Resource, Task<bool>>(ReferenceEqualityComparer.Instance);
        foreach (var target in Dependents.InOrder(targets).Reverse())
            tasks[target] = DeleteAfterAsync(target, urns,
                [.. dependents[target.Urn].Where(tasks.ContainsKey).Select(dependent => tasks[dependent])]);
        await Task.WhenAll(tasks.Values);
    }

    /// <summary>Runs the deletion, unless there is nothing to run.</summary>
    /// <param name="old">as the state holds it: its own inputs count</param>
    /// <param name="goes">whether the resource with a URN is deleted in this run</param>
    /// <returns>why nothing was run; empty if the deletion was</returns>
    public async Task<IReadOnlyList<string>> DeleteAsync(Resource old, Func<string, bool> goes)
    {
        if (old.Options.Protect == true && !old.PendingDelete)
            throw new OperationFailedException($"unable to delete resource \"{old.Urn}\" for a replacement: it is protected.");
        if (!old.Custom || old.IsProvider || old.External)
            return [];
        if (old.Options.RetainOnDelete == true)
            return ["retained"];
        if (old.Options.DeletedWith is { Length: > 0 } owner && goes(owner))
            return [$"deleted with {Urn.NameOf(owner)}"];
        return await journal.PerformAsync<IReadOnlyList<string>>(OperationKind.Delete, old, async record =>
        {
            await operations.DeleteAsync(new(old, old, state.ProviderOf(old), record), cancellation);
            return [];
        });
    }

    private async Task<bool> DeleteAfterAsync(Resource target, HashSet<string> urns, Task<bool>[] dependents)
    {
        if ((await Task.WhenAll(dependents)).Contains(false))
            return false;
        try
        {
            var reasons = await DeleteAsync(target, owner => urns.Contains(owner) || state.IsReplaced(owner));
            state.Deleted(target, StepFor(target, reasons));
            return true;
        }
        catch (Exception error)
        {
            state.DeleteFailed(StepFor(target, []) with { Error = error.Message });
            return false;
        }
    }

    private static ResourceStep StepFor(Resource target, IReadOnlyList<string> reasons) => new()
    {
        Op = StepOp.Delete,
        Urn = target.Urn,
        Type = target.Type,
        Name = target.Name,
        Custom = target.Custom,
        Parent = target.Parent,
        Reasons = reasons,
    };
}
