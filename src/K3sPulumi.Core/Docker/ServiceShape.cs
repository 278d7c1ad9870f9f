namespace K3sPulumi.Core.Docker;

/// <summary>
/// What is the same of a service's container whatever is asked for. It decides which resources there are, so it is known while
/// the program runs.
/// </summary>
internal sealed record ServiceShape
{
    /// <summary>The value of the container's service label.</summary>
    public required string Role { get; init; }

    /// <summary>Paths on named volumes, which outlive the container.</summary>
    public required IReadOnlyList<string> Volumes { get; init; }

    /// <summary>Null: that of the image.</summary>
    public string? User { get; init; }

    /// <summary>Null: that of the image.</summary>
    public string? StopSignal { get; init; }

    /// <summary>Grace period for a clean shutdown, in seconds.</summary>
    public int StopSeconds { get; init; } = 60;

    /// <summary>Whether it runs the image's own command, without our health check.</summary>
    public bool RunsImage { get; init; }
}
