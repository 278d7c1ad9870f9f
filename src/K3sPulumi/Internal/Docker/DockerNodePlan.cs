using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Drift;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;
using Pulumi.Docker;

namespace K3sPulumi.Internal.Docker;

/// <summary>Everything that a node's container is created from.</summary>
internal sealed record DockerNodePlan
{
    /// <summary>Fails when the request has problems.</summary>
    public required Output<bool> Checked { get; init; }

    /// <summary>What may be shown.</summary>
    public required Output<ContainerPlan> Container { get; init; }

    /// <summary>The files with their secrets; secret as a whole.</summary>
    public required Output<IReadOnlyList<HostFile>> Files { get; init; }

    /// <summary>The part of them that may be shown.</summary>
    public required Output<ShownFiles> Shown { get; init; }

    /// <summary>The proxy for outbound traffic, as <c>NAME=value</c>; secret; null if the engine's own is used.</summary>
    public Output<IReadOnlyList<string>>? Proxy { get; init; }

    /// <summary>Images that the node loads when it starts.</summary>
    public required Output<DockerArchives> Archives { get; init; }

    public required Output<DockerCommands> Visible { get; init; }

    /// <summary>The last repair of the node.</summary>
    public Output<DriftRecord> Repair { get; init; } = Output.Create(DriftRecord.None);

    /// <summary>Whether the container, once it exists, may have to take other certificates.</summary>
    public bool HasCertificates { get; init; }

    /// <summary>Makes what places the CAs in a volume before a server uses it; null where nothing does.</summary>
    public Func<Volume, Resource>? Authority { get; init; }

    public bool HasIp { get; init; }

    /// <summary>
    /// Whether the user has manifests; their directory is then in the container, so a removed manifest does not remain in the
    /// volume.
    /// </summary>
    public Output<bool> HasManifests { get; init; } = Output.Create(false);

    /// <summary>The container of the server that removes the node from the cluster; null if none does.</summary>
    public Output<string>? LeavesThrough { get; init; }

    /// <summary>If this is deleted too, the node does not need to be removed from the cluster first.</summary>
    public Resource? Anchor { get; init; }

    /// <summary>What must be Ready before waiting for this node.</summary>
    public IReadOnlyList<Resource> After { get; init; } = [];

    /// <summary>What must be done before its container changes.</summary>
    public InputList<Resource> Turn { get; init; } = [];

    /// <summary>The turn of a node that may have to be started first.</summary>
    public static InputList<Resource> TurnOf(InputList<Resource>? turn, NodeRunning running)
    {
        var all = new InputList<Resource>();
        all.AddRange(turn ?? []);
        all.AddRange(running.Started.ToArray());
        return all;
    }

    /// <summary>The same with its last repair, which may be one that is due now.</summary>
    /// <param name="owner">Whose warnings they are.</param>
    /// <param name="context">The cluster; null for a node by itself.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="engine">The engine; null for the usual one.</param>
    /// <param name="node">The part of the request that is the node's.</param>
    public DockerNodePlan Repaired<TSpec>(
        ComponentResource owner, NodeContext? context, Request<TSpec> request, string? engine, Func<TSpec, NodeSpec> node)
    {
        var asked = Output.Tuple(Container, Shown, Files, Visible).Apply(all => ContainerAsked.Of(all.Item4.Container, all.Item1,
            all.Item2, all.Item3, all.Item4.Asked, all.Item4.ReadyAgain("")));
        return this with
        {
            Repair = NodeRepairs.OfContainer(owner, owner.GetResourceName(), context, request, asked, engine, node),
        };
    }

    /// <summary>
    /// Derived from values that include secrets, but does not contain them: as secret as the values that may be shown.
    /// </summary>
    public static Output<ShownFiles> Show<T>(Output<ShownFiles> files, Output<T> visible) =>
        Output.Tuple(Output.Unsecret(files), visible).Apply(both => both.Item1);
}
