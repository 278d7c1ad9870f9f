using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>What is asked of a node that runs as a container.</summary>
internal sealed record DockerSpec
{
    /// <summary>Decides which provider the node's resources have, so it is always known; null is the local engine.</summary>
    public string? Host { get; init; }

    /// <summary>The engine that is meant in the end: <see cref="Host"/>, else what the environment of the program says.</summary>
    public string? Engine { get; init; }

    /// <summary>Whether the deploying machine runs Windows, and not the Linux in it.</summary>
    public bool FromWindows { get; init; }

    /// <summary>The host's port for the API server; known, because two clusters of one program may not want the same.</summary>
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

    public Value<IReadOnlyDictionary<string, string>> HostAliases { get; init; }

    public Value<IReadOnlyDictionary<string, string>> Labels { get; init; }

    public Value<IReadOnlyDictionary<string, string>> Environment { get; init; }
}
