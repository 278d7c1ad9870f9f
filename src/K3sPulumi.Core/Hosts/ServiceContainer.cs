namespace K3sPulumi.Core.Hosts;

/// <summary>
/// A Docker container that is not a K3s node, as far as the core decides about it. Secrets are in <see cref="Uploads"/>, never
/// in the environment or the command.
/// </summary>
internal sealed record ServiceContainer(string Image)
{
    public IReadOnlyList<string> Entrypoint { get; init; } = [];

    public IReadOnlyList<string> Command { get; init; } = [];

    public IReadOnlyList<string> Env { get; init; } = [];

    /// <summary>Placed before the container starts; a change replaces the container, never its volumes.</summary>
    public IReadOnlyList<HostFile> Uploads { get; init; } = [];

    /// <summary>Paths that live on named volumes and outlive the container.</summary>
    public IReadOnlyList<string> Volumes { get; init; } = [];

    /// <summary>As <c>docker</c> takes it, <c>CMD</c> or <c>CMD-SHELL</c> first.</summary>
    public IReadOnlyList<string> HealthCheck { get; init; } = [];

    /// <summary>Null: the image's own.</summary>
    public string? User { get; init; }

    /// <summary>Null: the image's own.</summary>
    public string? StopSignal { get; init; }

    /// <summary>How long it may take to shut down in good order, in seconds.</summary>
    public int StopSeconds { get; init; } = 60;
}
