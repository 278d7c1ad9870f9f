using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Hosts;

/// <summary>A node's membership in its cluster, which is ended through another server that stays.</summary>
internal sealed record HostMember
{
    public required NodeRole Role { get; init; }

    /// <summary>The node name in the cluster, or its prefix with <see cref="WithNodeId"/>.</summary>
    public required string NodeName { get; init; }

    public bool WithNodeId { get; init; }

    /// <summary>The store of the node; embedded etcd has a member to remove.</summary>
    public NodeStore Store { get; init; }

    /// <summary>How to become root on the surviving server.</summary>
    public Elevation Elevation { get; init; } = Elevation.Root;

    public Deadlines Deadlines { get; init; } = new();
}
