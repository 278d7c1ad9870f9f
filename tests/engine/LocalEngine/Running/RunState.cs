using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Running;

/// <summary>The state of a run. Registrations are concurrent, so everything is done briefly under one lock.</summary>
internal sealed partial class RunState
{
    private readonly Lock _gate = new();
    private readonly string _stack;
    private readonly string _project;
    private readonly bool _isPreview;
    private readonly Previous _previous;
    private readonly Planner _planner;
    private readonly Dictionary<string, Resource> _registered = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _aliases = [];
    private readonly Dictionary<string, Resource> _next = [];
    private readonly Dictionary<string, (Resource Old, string Reason)> _goneFirst = [];
    private readonly Dictionary<string, Resource> _busy = [];
    private readonly HashSet<string> _replaced = [];
    private readonly HashSet<string> _failed = [];
    private readonly List<string> _skipped = [];
    private readonly List<Resource> _toDelete = [];
    private readonly List<ResourceStep> _steps = [];
    private readonly List<Diagnostic> _diagnostics = [];

    public RunState(string stack, string project, IEnumerable<Resource> previous, bool isPreview)
    {
        (_stack, _project, _previous, _isPreview) = (stack, project, new(previous), isPreview);
        _planner = new(_replaced.Contains);
    }

    /// <summary>Called after each change of the state, outside the lock.</summary>
    public event Action? Changed;

    /// <summary>Whether steps that do not depend on a failed one are still done.</summary>
    public bool ContinueOnError { get; init; } = true;

    /// <summary>A step failed, or the program asked for something impossible.</summary>
    public bool Failed { get; private set; }

    public IReadOnlyList<ResourceStep> Steps => Locked(() => _steps.ToList());

    public IReadOnlyList<Diagnostic> Diagnostics => Locked(() => _diagnostics.ToList());

    /// <summary>Skipped because something that they need failed.</summary>
    public IReadOnlyList<string> Skipped => Locked(() => _skipped.ToList());

    /// <summary>Everything that the program registered, with IDs and outputs if they exist.</summary>
    public IReadOnlyList<Resource> Registered => Locked(() => _registered.Values.ToList());

    /// <summary>
    /// The resources that are still to be deleted: replaced ones first, then those that were not registered again.
    /// </summary>
    public IReadOnlyList<Resource> ToDelete => Locked<IReadOnlyList<Resource>>(
        () => [.. _toDelete, .. _previous.PendingDeletes, .. _previous.Left]);

    /// <summary>The current state; resources that are being changed or deleted are unchanged in it.</summary>
    public IReadOnlyList<Resource> Current => Locked<IReadOnlyList<Resource>>(() => Dependents.InOrder(
        [.. _next.Values, .. _busy.Values, .. _previous.Left, .. _toDelete, .. _previous.PendingDeletes]));

    /// <summary>Gives a new registration its URN and what it inherits.</summary>
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

    /// <summary>Something that this one needs failed or was skipped; or anything failed, if that ends the run.</summary>
    public bool IsBlocked(Resource resource) => Locked(() =>
        (Failed && !ContinueOnError) || resource.Needs().Any(_failed.Contains));

    public Plan Decide(Resource resource) => Locked(() =>
    {
        if (_goneFirst.Remove(resource.Urn, out var gone))
            return Planner.Recreate(resource, gone.Old, gone.Reason);
        var plan = _planner.Decide(resource, _previous.Take(resource.Urn, _aliases[resource.Urn]));
        if (plan.Op == StepOp.Replace)
            _replaced.Add(resource.Urn);
        if (plan.Old is not null)
            _busy[resource.Urn] = plan.Old;
        return plan;
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
