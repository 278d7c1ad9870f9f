using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Hosts;

/// <summary>A node's place in its cluster, given up through another server that outlives it.</summary>
internal sealed record HostMember
{
    public required NodeRole Role { get; init; }

    /// <summary>The name that the cluster knows, or its start when <see cref="WithNodeId"/>.</summary>
    public required string NodeName { get; init; }

    public bool WithNodeId { get; init; }

    /// <summary>The node's store; embedded etcd has a member to take out.</summary>
    public NodeStore Store { get; init; }

    /// <summary>How to become root on the surviving server.</summary>
    public Elevation Elevation { get; init; } = Elevation.Root;

    public Deadlines Deadlines { get; init; } = new();
}
