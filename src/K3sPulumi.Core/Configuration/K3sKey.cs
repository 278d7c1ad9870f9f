using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Configuration;

/// <summary>What a key of <c>config.yaml</c> takes.</summary>
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
/// <param name="Kind">What it takes.</param>
/// <param name="Role">Null: both.</param>
/// <param name="Since">The oldest minor version of which some release has it; 0 where it was always there.</param>
/// <param name="Until">The first minor version without it.</param>
internal sealed record K3sKey(string Name, K3sKeyKind Kind, NodeRole? Role, int Since = 0, int Until = int.MaxValue)
{
    public bool IsOf(NodeRole role) => Role is null || Role == role;

    /// <summary>While the version is not known, every key may be one of it.</summary>
    public bool IsIn(K3sVersion? version) =>
        version is null || version.Major != 1 || (version.Minor >= Since && version.Minor < Until);
}
