namespace K3sPulumi.Core.Nodes;

/// <summary>The position of a node in the order of creation.</summary>
internal sealed record NodePlan
{
    public required NodeRole Role { get; init; }

    /// <summary>Position in the user's list of servers or agents.</summary>
    public required int Index { get; init; }

    /// <summary>The name within the cluster; it does not change when other nodes are added or removed.</summary>
    public required string Key { get; init; }

    /// <summary>Name of the node's component and, in Docker, of its container.</summary>
    public required string ResourceName { get; init; }

    /// <summary>The Kubernetes node name.</summary>
    public required string NodeName { get; init; }

    /// <summary>Whether this node initializes etcd, unless the cluster already exists.</summary>
    public bool Initializes { get; init; }

    /// <summary>
    /// The key of the server through which this node joins where there is no other registration address; null where it joins
    /// nobody.
    /// </summary>
    public string? JoinsThrough { get; init; }

    /// <summary>Keys of the nodes that must be healthy before this one is changed.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>The key of the server through which this node is removed from the cluster; null if none would be left.</summary>
    public string? LeavesThrough { get; init; }

    public bool IsServer => Role == NodeRole.Server;

    public override string ToString() =>
        $"{Role.ToString().ToLowerInvariant()} {Key} ({ResourceName}, node {NodeName})"
        + (Initializes ? " initializes" : "")
        + (JoinsThrough is null ? "" : $" joins {JoinsThrough}")
        + (After.Count == 0 ? "" : $" after {string.Join(", ", After)}")
        + (LeavesThrough is null ? "" : $" leaves through {LeavesThrough}");
}
