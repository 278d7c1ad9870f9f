using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>The request for a node that runs as a container.</summary>
internal sealed record DockerSpec
{
    /// <summary>Determines the provider of the node's resources, so it is always known; null: the local engine.</summary>
    public string? Host { get; init; }

    /// <summary>The effective engine: <see cref="Host"/>, or else the one in the program's environment.</summary>
    public string? Engine { get; init; }

    /// <summary>Whether the deploying machine runs Windows (not WSL).</summary>
    public bool FromWindows { get; init; }

    /// <summary>
    /// The host's port for the API server; always known, so that two clusters of one program can be checked for conflicts.
    /// <see cref="FreePort.Asked"/>: the engine chooses it.
    /// </summary>
    public int? ApiPort { get; init; }

    public Value<string> ApiBindAddress { get; init; }

    public Value<string> Image { get; init; }

    public Value<string> ImageRegistry { get; init; }

    public bool HasNetwork { get; init; }

    public Value<string> Network { get; init; }

    public Value<string> Ip { get; init; }

    public Value<IReadOnlyList<string>> Ports { get; init; }

    public Value<IReadOnlyList<string>> Volumes { get; init; }

    public Value<string> Memory { get; init; }

    public Value<string> Cpus { get; init; }

    public Value<string> Gpus { get; init; }

    /// <summary>A name for the engine's host; always known, because a command publishes it to the pods.</summary>
    public string? HostAlias { get; init; }

    public Value<IReadOnlyDictionary<string, string>> HostAliases { get; init; }

    public Value<IReadOnlyDictionary<string, string>> Labels { get; init; }

    public Value<IReadOnlyDictionary<string, string>> Environment { get; init; }
}
