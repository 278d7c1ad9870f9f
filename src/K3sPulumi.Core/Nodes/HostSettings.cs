using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>
/// How a node is installed on a host: where its artifacts come from, and how long each step may take.
/// </summary>
internal sealed record HostSettings
{
    public Value<string> Architecture { get; init; }

    public Value<string> ArtifactUrl { get; init; }

    public Value<string> InstallerUrl { get; init; }

    public Value<IReadOnlyList<string>> SkippedChecks { get; init; }

    /// <summary>Seconds.</summary>
    public Value<int> PrepareTimeout { get; init; }

    /// <summary>Seconds.</summary>
    public Value<int> ReadyTimeout { get; init; }

    /// <summary>Seconds.</summary>
    public Value<int> DrainTimeout { get; init; }

    public bool IsGone { get; init; }

    /// <summary>Whether a host is set through which the node is removed from its cluster.</summary>
    public bool LeavesThrough { get; init; }
}
