namespace K3sPulumi.Core.Docker;

/// <summary>
/// What is the same of a service's container whatever is asked for. It decides which resources there are, so it is known while
/// the
/// program runs.
/// </summary>
internal sealed record ServiceShape
{
    /// <summary>What the container is labelled as.</summary>
    public required string Role { get; init; }

    /// <summary>Paths that live on named volumes and outlive the container.</summary>
    public required IReadOnlyList<string> Volumes { get; init; }

    /// <summary>Null: the image's own.</summary>
    public string? User { get; init; }

    /// <summary>Null: the image's own.</summary>
    public string? StopSignal { get; init; }

    /// <summary>How long it may take to shut down in good order, in seconds.</summary>
    public int StopSeconds { get; init; } = 60;

    /// <summary>Whether it runs the image's own program, without a check of health of ours.</summary>
    public bool RunsImage { get; init; }
}
