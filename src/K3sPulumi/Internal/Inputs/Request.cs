using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Existing;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The request for one component: its inputs, gathered once, and the core's record of them.</summary>
internal sealed record Request<TSpec>
{
    public required Gathered<TSpec> Inputs { get; init; }

    /// <summary>Fails if the request has problems: every resource depends on it.</summary>
    public required Output<bool> Checked { get; init; }

    /// <summary>True if the request is known to be invalid while the program runs: then nothing is created.</summary>
    public bool HasShapeProblems { get; init; }

    /// <summary>
    /// What the component was in the last update; null if another component records it, or if the request is invalid.
    /// </summary>
    public ExistingCluster? Existing { get; init; }

    /// <summary>What is known while the program runs.</summary>
    public TSpec Shape => Inputs.Shape;

    /// <summary>What may be shown: secrets count as set and unknown. Fails if the request has problems.</summary>
    public Output<TSpec> Visible => field ??= Output.Tuple(Checked, Inputs.Visible).Apply(both => both.Item2);

    /// <summary>All of it; secret. Fails if the request has problems.</summary>
    public Output<TSpec> All => field ??= Output.Tuple(Checked, Inputs.All).Apply(both => both.Item2);

    /// <summary>
    /// What is derived from all of it but contains no secrets: as secret as what may be shown.
    /// </summary>
    public Output<T> Show<T>(Output<T> derived) => Output.Tuple(Output.Unsecret(derived), Visible).Apply(both => both.Item1);

    /// <summary>The request of a component that the user wrote: checked here.</summary>
    public static Request<TSpec> Of(ComponentResource component, string name, Gathered<TSpec> inputs, RequestChecks<TSpec> checks)
    {
        var kind = component.GetType().Name;
        if (checks.Advice is { } advice)
            Requests.Advise(component, inputs, advice);
        var check = ProgramPlaces.Checking(component, kind, name, checks.Problems, checks.Claims);
        var hasShapeProblems = check(inputs.Shape).Count > 0;
        var existing = hasShapeProblems || checks.Existing is null ? null : ExistingCluster.Of(component, name);
        return new Request<TSpec>
        {
            Inputs = inputs,
            Checked = Requests.Check(component, kind, name, inputs, check,
                existing is null ? null : (spec, isHidden) => checks.Existing!(existing, spec, isHidden)),
            HasShapeProblems = hasShapeProblems,
            Existing = existing,
        };
    }
}

/// <summary>The checks of a request.</summary>
/// <param name="Problems">Problems of the request by itself.</param>
/// <param name="Claims">The hosts and ports that only it may use.</param>
internal sealed record RequestChecks<TSpec>(Func<TSpec, IReadOnlyList<Problem>> Problems, Func<TSpec, PlaceClaims> Claims)
{
    /// <summary>Warnings about what works, but probably not as intended.</summary>
    public Func<TSpec, IReadOnlyList<Problem>>? Advice { get; init; }

    /// <summary>
    /// Problems with what already exists; the parameter is whether the user marked something as secret. Null if nothing is
    /// recorded.
    /// </summary>
    public Func<ExistingCluster, TSpec, bool, Task<IReadOnlyList<Problem>>>? Existing { get; init; }
}
