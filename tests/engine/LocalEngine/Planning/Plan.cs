using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Planning;

/// <summary>The decision about one registered resource.</summary>
/// <param name="Op">what to do</param>
/// <param name="Next">the planned resource, with ignored changes reverted</param>
/// <param name="Old">the resource in the state</param>
internal sealed record Plan(StepOp Op, Resource Next, Resource? Old)
{
    public IReadOnlyList<PropertyChange> Changes { get; init; } = [];

    public IReadOnlyList<string> Reasons { get; init; } = [];

    public bool DeleteBeforeReplace { get; init; }

    /// <summary>The old one was deleted earlier, because of one that it depends on.</summary>
    public bool OldIsGone { get; init; }

    public ResourceStep ToStep(string? error = null) => new()
    {
        Op = Op,
        Urn = Next.Urn,
        Type = Next.Type,
        Name = Next.Name,
        Custom = Next.Custom,
        Parent = Next.Parent,
        Changes = Changes,
        Reasons = Reasons,
        DeleteBeforeReplace = DeleteBeforeReplace,
        Error = error,
        OldInputs = Old?.Inputs,
        NewInputs = Next.Inputs,
    };
}
