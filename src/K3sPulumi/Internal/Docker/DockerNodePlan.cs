using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using Pulumi;

namespace K3sPulumi.Internal.Docker;

/// <summary>All that a node's container is made from.</summary>
internal sealed record DockerNodePlan
{
    /// <summary>Fails when the request has problems.</summary>
    public required Output<bool> Checked { get; init; }

    /// <summary>What may be shown.</summary>
    public required Output<ContainerPlan> Container { get; init; }

    /// <summary>The files with their secrets; secret as a whole.</summary>
    public required Output<IReadOnlyList<HostFile>> Files { get; init; }

    /// <summary>What may be shown of them.</summary>
    public required Output<ShownFiles> Shown { get; init; }

    /// <summary>The way out, as <c>NAME=value</c>; secret; null where the engine's own will do.</summary>
    public Output<IReadOnlyList<string>>? Proxy { get; init; }

    /// <summary>Images that the node loads when it starts.</summary>
    public required Output<DockerArchives> Archives { get; init; }

    public required Output<DockerCommands> Visible { get; init; }

    public bool HasIp { get; init; }

    /// <summary>
    /// Whether the user has manifests; their directory is then the container's own, so that a removed one does not stay in the
    /// volume.
    /// </summary>
    public Output<bool> HasManifests { get; init; } = Output.Create(false);

    /// <summary>The container of the server that takes the node out of the cluster; null where none does.</summary>
    public Output<string>? LeavesThrough { get; init; }

    /// <summary>Where this is deleted too, the node need not leave the cluster first.</summary>
    public Resource? Anchor { get; init; }

    /// <summary>What must be Ready before this node is awaited.</summary>
    public IReadOnlyList<Resource> After { get; init; } = [];

    /// <summary>What must be done before its container is touched.</summary>
    public InputList<Resource> Turn { get; init; } = [];

    /// <summary>Made where the secrets are, without them: as secret as what the user wants shown.</summary>
    public static Output<ShownFiles> Show<T>(Output<ShownFiles> files, Output<T> visible) =>
        Output.Tuple(Output.Unsecret(files), visible).Apply(both => both.Item1);
}
