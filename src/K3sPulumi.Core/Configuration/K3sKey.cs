using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Configuration;

/// <summary>The type of a key of <c>config.yaml</c>.</summary>
internal enum K3sKeyKind
{
    Text,
    Flag,
    Number,
    Duration,
    List,
}

/// <summary>One key of <c>config.yaml</c>: a flag of <c>k3s server</c>, of <c>k3s agent</c> or of both.</summary>
/// <param name="Name">The long name of the flag.</param>
/// <param name="Kind">The type of its value.</param>
/// <param name="Role">Null: both.</param>
/// <param name="Since">The first minor version with a release that has it; 0 if it has always existed.</param>
/// <param name="Until">The first minor version without it.</param>
internal sealed record K3sKey(string Name, K3sKeyKind Kind, NodeRole? Role, int Since = 0, int Until = int.MaxValue)
{
    public bool IsOf(NodeRole role) => Role is null || Role == role;

    /// <summary>If the version is unknown, every key may be valid.</summary>
    public bool IsIn(K3sVersion? version) =>
        version is null || version.Major != 1 || (version.Minor >= Since && version.Minor < Until);
}
