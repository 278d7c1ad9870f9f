using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Planning;

public enum StepOp
{
    Same,
    Create,
    Update,
    Replace,
    Delete,
    Read,
}

/// <summary>What a run does, or would do, to one resource.</summary>
public sealed record ResourceStep
{
    public required StepOp Op { get; init; }

    public required string Urn { get; init; }

    public required string Type { get; init; }

    public required string Name { get; init; }

    public required bool Custom { get; init; }

    public string Parent { get; init; } = "";

    public IReadOnlyList<PropertyChange> Changes { get; init; } = [];

    /// <summary>Why it is replaced, or why a deletion runs nothing.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The old one is deleted before the new one is created.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>What went wrong; null if nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>For the display of what changes.</summary>
    internal PropertyMap? OldInputs { get; init; }

    internal PropertyMap? NewInputs { get; init; }

    public override string ToString() => $"{Op.ToString().ToLowerInvariant()} {Name}"
        + (Changes.Count > 0 ? $" [{string.Join(", ", Changes)}]" : "");
}
