using K3sPulumi.Offline.Engine.Planning;
using K3sPulumi.Offline.Engine.Resources;
using K3sPulumi.Offline.Engine.Values;
using K3sPulumi.Offline.Wire;

namespace K3sPulumi.Offline.Engine.Running;

/// <summary>All that is known during a run. Registrations come at the same time: everything is done under one lock, briefly.</summary>
internal sealed class RunState
{
    private readonly Lock _gate = new();
    private readonly string _stack;
    private readonly string _project;
    private readonly Previous _previous;
    private readonly Planner _planner;
    private readonly Dictionary<string, Resource> _registered = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _aliases = [];
    private readonly Dictionary<string, Resource> _next = [];
    private readonly Dictionary<string, (Resource Old, string Reason)> _goneFirst = [];
    private readonly HashSet<string> _replaced = [];
    private readonly HashSet<string> _failed = [];
    private readonly List<Resource> _toDelete = [];
    private readonly List<ResourceStep> _steps = [];
    private readonly List<Diagnostic> _diagnostics = [];

    public RunState(string stack, string project, IEnumerable<Resource> previous)
    {
        (_stack, _project, _previous) = (stack, project, new(previous));
        _planner = new(_replaced.Contains);
    }

    /// <summary>A step failed, or the program asked for something impossible.</summary>
    public bool Failed { get; private set; }

    public IReadOnlyList<ResourceStep> Steps => Locked(() => _steps.ToList());

    public IReadOnlyList<Diagnostic> Diagnostics => Locked(() => _diagnostics.ToList());

    /// <summary>Everything that the program registered: with id and outputs as far as they came.</summary>
    public IReadOnlyList<Resource> Registered => Locked(() => _registered.Values.ToList());

    /// <summary>The resources whose deletion is left: replaced ones first, then those that were not registered again.</summary>
    public IReadOnlyList<Resource> ToDelete => Locked<IReadOnlyList<Resource>>(
        () => [.. _toDelete, .. _previous.PendingDeletes, .. _previous.Left]);

    /// <summary>The state as it is now.</summary>
    public IReadOnlyList<Resource> Current => Locked<IReadOnlyList<Resource>>(() => Dependents.InOrder(
        [.. _next.Values, .. _previous.Left, .. _toDelete, .. _previous.PendingDeletes]));

    /// <summary>Gives a new registration its URN and what its parent hands down.</summary>
    public Resource Admit(Func<string, Resource> read, string parent, string type, string name) => Locked(() =>
    {
        if (parent.Length > 0 && !_registered.ContainsKey(parent))
            throw Refuse($"The parent '{parent}' of '{name}' is not registered.");
        var urn = Urn.Of(_stack, _project, parent, type, name);
        if (_registered.ContainsKey(urn))
            throw Refuse($"Duplicate resource URN '{urn}'; try giving it a unique name.");
        var resource = Inheritance.Apply(read(urn), _registered.GetValueOrDefault(parent));
        _registered.Add(urn, resource);
        _aliases[urn] = Aliases.Of(resource,
            _registered.TryGetValue(parent, out var owner) ? (owner.Name, _aliases[parent]) : null, _stack, _project);
        return resource;
    });

    /// <summary>The first resource that failed, or was left out, and that this one needs.</summary>
    public string? Blocker(Resource resource) => Locked(() => resource.Needs().FirstOrDefault(_failed.Contains));

    public Plan Decide(Resource resource) => Locked(() =>
    {
        if (_goneFirst.Remove(resource.Urn, out var gone))
            return Planner.Recreate(resource, gone.Old, gone.Reason);
        var plan = _planner.Decide(resource, _previous.Take(resource.Urn, _aliases[resource.Urn]));
        if (plan.Op == StepOp.Replace)
            _replaced.Add(resource.Urn);
        return plan;
    });

    /// <summary>Takes out of the state those that cannot be there while the resource is replaced, the last dependents first.</summary>
    public IReadOnlyList<Resource> TakeDependents(Resource old) => Locked(() =>
    {
        var dependents = Dependents.ToReplaceWith(old, _previous.Left);
        foreach (var dependent in dependents)
        {
            _previous.Remove(dependent.Urn);
            _replaced.Add(dependent.Urn);
            _goneFirst[dependent.Urn] = (dependent, $"depends on {old.Name}, which is deleted before it is replaced");
        }
        return dependents;
    });

    /// <summary>A deletion failed: the resource stays in the state.</summary>
    public void PutBack(Resource old) => Locked(() =>
    {
        _goneFirst.Remove(old.Urn);
        _previous.PutBack(old);
        return 0;
    });

    public void Done(Plan plan, Resource made) => Locked(() =>
    {
        _registered[made.Urn] = made;
        _next[made.Urn] = made;
        if (plan is { Op: StepOp.Replace, Old: { } old, DeleteBeforeReplace: false })
            _toDelete.Add(old with { PendingDelete = true });
        _steps.Add(plan.ToStep());
        return 0;
    });

    /// <param name="plan">what was to be done</param>
    /// <param name="error">what went wrong</param>
    /// <param name="keepOld">the old one was not deleted: it stays in the state</param>
    public void Fail(Plan plan, string error, bool keepOld) => Locked(() =>
    {
        Failed = true;
        _failed.Add(plan.Next.Urn);
        if (plan.Old is { } old && keepOld)
            _previous.PutBack(old);
        _steps.Add(plan.ToStep(error));
        _diagnostics.Add(new(Severity.Error, error, plan.Next.Urn));
        return 0;
    });

    /// <summary>Left out, since something that it needs failed.</summary>
    public void Skip(Resource resource) => Locked(() => _failed.Add(resource.Urn));

    /// <summary>Gone, and out of the state. There is no step for what was replaced in this run: that has one already.</summary>
    public void Deleted(Resource old, ResourceStep step) => Locked(() =>
    {
        if (_toDelete.Remove(old))
            return 0;
        if (!_previous.PendingDeletes.Remove(old))
            _previous.Remove(old.Urn);
        _steps.Add(step);
        return 0;
    });

    public void DeleteFailed(ResourceStep step) => Locked(() =>
    {
        Failed = true;
        _steps.Add(step);
        _diagnostics.Add(new(Severity.Error, step.Error!, step.Urn));
        return 0;
    });

    public void SetOutputs(string urn, PropertyMap outputs) => Locked(() =>
    {
        if (!_registered.TryGetValue(urn, out var resource))
            throw Refuse($"Outputs came for '{urn}', which is not registered.");
        _registered[urn] = resource with { Outputs = outputs };
        if (_next.TryGetValue(urn, out var made))
            _next[urn] = made with { Outputs = outputs };
        return 0;
    });

    public void Report(Diagnostic diagnostic) => Locked(() =>
    {
        _diagnostics.Add(diagnostic);
        Failed |= diagnostic.Severity == Severity.Error;
        return 0;
    });

    public bool IsReplaced(string urn) => Locked(() => _replaced.Contains(urn));

    /// <summary>Any resource by URN: registered in this run, else of the state.</summary>
    public Resource? Find(string urn) => Locked(() =>
        _registered.GetValueOrDefault(urn) ?? _previous.Find(urn));

    /// <summary>The configuration of an explicit provider.</summary>
    public PropertyMap ProviderOf(Resource resource) => resource.Options.Provider is { Length: > 0 } reference
        ? Find(Urn.OfProvider(reference))?.Inputs ?? PropertyMap.Empty
        : PropertyMap.Empty;

    private GrpcException Refuse(string message)
    {
        Failed = true;
        _diagnostics.Add(new(Severity.Error, message, ""));
        return new(GrpcStatus.Unknown, message);
    }

    private T Locked<T>(Func<T> work)
    {
        lock (_gate)
            return work();
    }
}
