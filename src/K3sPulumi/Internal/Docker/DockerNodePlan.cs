using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using Pulumi;
using Pulumi.Docker;

namespace K3sPulumi.Internal.Docker;

/// <summary>What a node's container is created from, as far as servers and agents differ in it.</summary>
internal sealed record DockerNodePlan
{
    /// <summary>What may be shown.</summary>
    public required Output<ContainerPlan> Container { get; init; }

    /// <summary>The files with their secrets; secret as a whole.</summary>
    public required Output<IReadOnlyList<HostFile>> Files { get; init; }

    /// <summary>The part of them that may be shown.</summary>
    public required Output<ShownFiles> Shown { get; init; }

    /// <summary>The proxy for outbound traffic, as <c>NAME=value</c>; secret; null if the engine's own is used.</summary>
    public required Output<IReadOnlyList<string>>? Proxy { get; init; }

    /// <summary>The container of the server that removes the node from the cluster; null if none does.</summary>
    public required Output<string>? LeavesThrough { get; init; }

    /// <summary>What must be done before its container changes.</summary>
    public required InputList<Resource> Turn { get; init; }

    /// <summary>Makes what places the CAs in a volume before a server uses it; null where nothing does.</summary>
    public Func<Volume, Resource>? Authority { get; init; }

    /// <summary>
    /// Whether the user has manifests; their directory is then in the container, so a removed manifest does not remain in the
    /// volume.
    /// </summary>
    public Output<bool> HasManifests { get; init; } = Output.Create(false);
}
