using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Running;

/// <summary>The results of the resources.</summary>
internal sealed partial class RunState
{
    /// <summary>
    /// Removes from the state those that cannot exist while the resource is replaced, the last dependents first.
    /// </summary>
    public IReadOnlyList<Resource> TakeDependents(Resource old) => Locked(() =>
    {
        var dependents = Dependents.ToReplaceWith(old, _previous.Left);
        foreach (var dependent in dependents)
        {
            _previous.Remove(dependent.Urn);
            _busy[dependent.Urn] = dependent;
            _replaced.Add(dependent.Urn);
            _goneFirst[dependent.Urn] = (dependent, $"depends on {old.Name}, which is deleted before it is replaced");
        }
        return dependents;
    });

    /// <summary>A deletion failed: the resource stays in the state.</summary>
    public void PutBack(Resource old)
    {
        lock (_gate)
        {
            _goneFirst.Remove(old.Urn);
            _busy.Remove(old.Urn);
            _previous.PutBack(old);
        }
    }

    /// <summary>Deleted so that its successor can come.</summary>
    public void GoneFirst(Resource old)
    {
        Locked(() => _busy.Remove(old.Urn));
        Changed?.Invoke();
    }

    public void Done(Plan plan, Resource made)
    {
        lock (_gate)
        {
            _registered[made.Urn] = made;
            _next[made.Urn] = made;
            _busy.Remove(made.Urn);
            if (plan is { Op: StepOp.Replace, Old: { } old, DeleteBeforeReplace: false })
                _toDelete.Add(old with { PendingDelete = true });
            _steps.Add(plan.ToStep());
        }
        Changed?.Invoke();
    }

    /// <param name="plan">the plan</param>
    /// <param name="error">what went wrong</param>
    /// <param name="keepOld">the old one was not deleted: it stays in the state</param>
    public void Fail(Plan plan, string error, bool keepOld)
    {
        lock (_gate)
        {
            Failed = true;
            _failed.Add(plan.Next.Urn);
            _busy.Remove(plan.Next.Urn);
            if (plan.Old is { } old && keepOld)
                _previous.PutBack(old);
            _steps.Add(plan.ToStep(error));
            _diagnostics.Add(new(Severity.Error, InMode(error), plan.Next.Urn));
        }
    }

    /// <summary>A creation failed half way: the resource is in the state.</summary>
    public void Fail(Plan plan, string error, Resource made)
    {
        Fail(plan, error, keepOld: false);
        lock (_gate)
        {
            _next[made.Urn] = made;
            if (plan is { Op: StepOp.Replace, Old: { } old, DeleteBeforeReplace: false })
                _toDelete.Add(old with { PendingDelete = true });
        }
    }

    /// <summary>Skipped because something that it needs failed.</summary>
    public void Skip(Resource resource)
    {
        lock (_gate)
        {
            _failed.Add(resource.Urn);
            _skipped.Add(resource.Urn);
        }
    }

    /// <summary>
    /// Deleted and removed from the state. There is no step for what was replaced in this run, which already has one.
    /// </summary>
    public void Deleted(Resource old, ResourceStep step)
    {
        lock (_gate)
            if (!_toDelete.Remove(old))
            {
                if (!_previous.PendingDeletes.Remove(old))
                    _previous.Remove(old.Urn);
                _steps.Add(step);
            }
        Changed?.Invoke();
    }

    public void DeleteFailed(ResourceStep step)
    {
        lock (_gate)
        {
            Failed = true;
            _steps.Add(step);
            _diagnostics.Add(new(Severity.Error, InMode(step.Error!), step.Urn));
        }
    }

    /// <summary>The error of a step as the CLI words it: in a preview it has a prefix.</summary>
    public string InMode(string error) => _isPreview ? $"Preview failed: {error}" : error;

    public void SetOutputs(string urn, PropertyMap outputs)
    {
        lock (_gate)
        {
            if (!_registered.TryGetValue(urn, out var resource))
                throw Refuse($"Outputs came for '{urn}', which is not registered.");
            _registered[urn] = resource with { Outputs = outputs };
            if (_next.TryGetValue(urn, out var made))
                _next[urn] = made with { Outputs = outputs };
        }
    }

    public void Report(Diagnostic diagnostic)
    {
        lock (_gate)
        {
            _diagnostics.Add(diagnostic);
            Failed |= diagnostic.Severity == Severity.Error;
        }
    }
}
