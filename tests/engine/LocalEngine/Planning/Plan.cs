using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Planning;

/// <summary>The decision about one registered resource.</summary>
/// <param name="Op">what to do</param>
/// <param name="Next">the resource as it shall be, with ignored changes taken back</param>
/// <param name="Old">what the state holds of it</param>
internal sealed record Plan(StepOp Op, Resource Next, Resource? Old)
{
    public IReadOnlyList<PropertyChange> Changes { get; init; } = [];

    public IReadOnlyList<string> Reasons { get; init; } = [];

    public bool DeleteBeforeReplace { get; init; }

    /// <summary>The old one was deleted ahead, because of one that it depends on.</summary>
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
