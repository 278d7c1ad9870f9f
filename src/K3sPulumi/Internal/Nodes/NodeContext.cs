using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Docker;
using Pulumi;

namespace K3sPulumi.Internal.Nodes;

/// <summary>
/// What a cluster knows of one of its nodes beyond the node's own record: the resources that it shares with others, and those
/// that come before
/// it. A node that is written by hand has none of this.
/// </summary>
internal sealed record NodeContext
{
    public required NodePlan Plan { get; init; }

    /// <summary>Name of the cluster, which the kubeconfig bears.</summary>
    public required string Cluster { get; init; }

    public required NodeTokens Tokens { get; init; }

    /// <summary>
    /// The servers' first token, from which the nodes' passwords come; null in Docker, where a volume keeps them.
    /// </summary>
    public Output<string>? PasswordKey { get; init; }

    /// <summary>Lives exactly as long as the cluster: what is deleted together with it need not leave it first.</summary>
    public required Resource Anchor { get; init; }

    /// <summary>
    /// What comes before this node in the order of the cluster: it is deleted before any of that, and in Docker awaited after it.
    /// </summary>
    public IReadOnlyList<Resource> After { get; init; } = [];

    /// <summary>What must be done before this node is touched; less than <see cref="After"/> where the node is new.</summary>
    public required InputList<Resource> Turn { get; init; }

    /// <summary>For the first server on a host: told when it is being started.</summary>
    public Action? Starts { get; init; }

    /// <summary>
    /// For the first server on a host: what prepares all hosts. One that is not fit for its node stops the update before any node
    /// is touched.
    /// </summary>
    public InputList<Resource>? Prepared { get; init; }

    /// <summary>Whether other servers follow this one, the first.</summary>
    public bool HasFollowers { get; init; }

    public DockerResources? Docker { get; init; }

    /// <summary>The host of the server that takes this node out of the cluster once it is created.</summary>
    public SshArgs? LeaveThrough { get; init; }

    /// <summary>The container of the server that takes this node out of the cluster.</summary>
    public string? LeavesThroughContainer { get; init; }

    /// <summary>The port of the API where clients reach it, if a load balancer stands there.</summary>
    public int? BalancerPort { get; init; }

    /// <summary>Whether this server, on a host, must find out if another one has started the cluster already.</summary>
    public bool HasPeers { get; init; }

    /// <summary>Images that the cluster gives to all of its nodes.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>The artifacts that the cluster gives to nodes that have none of their own.</summary>
    public AirGapArgs? AirGap { get; init; }
}
