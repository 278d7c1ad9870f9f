using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Existing;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>What is asked of one component: its inputs, gathered once, and the record that the core makes of them.</summary>
internal sealed record Request<TSpec>
{
    public required Gathered<TSpec> Inputs { get; init; }

    /// <summary>Fails when the request has problems: every resource hangs on it.</summary>
    public required Output<bool> Checked { get; init; }

    /// <summary>True when it is certain while the program runs that the request cannot work: then nothing is created.</summary>
    public bool HasShapeProblems { get; init; }

    /// <summary>
    /// What the component was in the last update; null where another component remembers it, or where the request cannot work.
    /// </summary>
    public ExistingCluster? Existing { get; init; }

    /// <summary>What is known while the program runs.</summary>
    public TSpec Shape => Inputs.Shape;

    /// <summary>What may be shown: secrets count as given and not known.</summary>
    public Output<TSpec> Visible => Inputs.Visible;

    /// <summary>All of it; secret.</summary>
    public Output<TSpec> All => Inputs.All;

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

/// <summary>What can be said against a request.</summary>
/// <param name="Problems">What is wrong with it by itself.</param>
/// <param name="Claims">The hosts and ports that it wants for itself.</param>
internal sealed record RequestChecks<TSpec>(Func<TSpec, IReadOnlyList<Problem>> Problems, Func<TSpec, PlaceClaims> Claims)
{
    /// <summary>Warnings: what works, but probably not as intended.</summary>
    public Func<TSpec, IReadOnlyList<Problem>>? Advice { get; init; }

    /// <summary>
    /// What is wrong with it for what is there already; told whether the user made something secret. Null: nothing is remembered.
    /// </summary>
    public Func<ExistingCluster, TSpec, bool, Task<IReadOnlyList<Problem>>>? Existing { get; init; }
}
