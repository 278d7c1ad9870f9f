using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Existing;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi.Internal.Nodes;

/// <summary>
/// What a cluster knows about one of its nodes beyond the node's own record: the resources that it shares with others, and those
/// that come before it. A node by itself has none of this.
/// </summary>
internal sealed record NodeContext
{
    public required NodePlan Plan { get; init; }

    /// <summary>Name of the cluster, for the kubeconfig.</summary>
    public required string Cluster { get; init; }

    public required NodeTokens Tokens { get; init; }

    /// <summary>
    /// The servers' first token, from which the nodes' passwords are derived; null in Docker, where a volume contains them.
    /// </summary>
    public Output<string>? PasswordKey { get; init; }

    /// <summary>
    /// Exists exactly as long as the cluster: nodes that are deleted together with it do not need to be removed from it first.
    /// </summary>
    public required Resource Anchor { get; init; }

    /// <summary>
    /// What comes before this node in the order of the cluster: the node is deleted before it, and in Docker waited for after it.
    /// </summary>
    public IReadOnlyList<Resource> After { get; init; } = [];

    /// <summary>What must be done before this node changes; less than <see cref="After"/> if the node is new.</summary>
    public required InputList<Resource> Turn { get; init; }

    /// <summary>Whether the node is started or stopped.</summary>
    public NodeRun Run { get; init; } = NodeRun.Usual;

    /// <summary>What starts or stops before it.</summary>
    public InputList<Resource> RunAfter { get; init; } = [];

    /// <summary>URLs of the servers that its start waits for too, on hosts; secret where the user made an address so.</summary>
    public Output<IReadOnlyList<string>>? AwaitedUrls { get; init; }

    /// <summary>Containers and nodes of the servers that its start waits for too, in Docker.</summary>
    public IReadOnlyList<(string Container, string Node)> Awaited { get; init; } = [];

    /// <summary>Keeps what is stopped unchanged; null if nothing of the cluster is stopped.</summary>
    public LeftAlone? Alone { get; init; }

    /// <summary>For the first server on a host: set when it has started.</summary>
    public Action? Starts { get; init; }

    /// <summary>
    /// For the first server on a host: what prepares all hosts. An unsuitable host stops the update before any node changes.
    /// </summary>
    public InputList<Resource>? Prepared { get; init; }

    /// <summary>
    /// For a server on a host that will join a restored cluster: what checks that the first one can be restored.
    /// </summary>
    public IReadOnlyList<Resource> FirstPrepared { get; init; } = [];

    /// <summary>In Docker, for the first server of a cluster that is restored: what the restore prints.</summary>
    public Output<string>? Restored { get; init; }

    /// <summary>Whether snapshots that are asked for are taken on this server.</summary>
    public bool TakesSnapshots { get; init; }

    /// <summary>Whether other servers follow this one, the first.</summary>
    public bool HasFollowers { get; init; }

    /// <summary>What is recorded of the cluster.</summary>
    public required ExistingCluster Existing { get; init; }

    public DockerResources? Docker { get; init; }

    /// <summary>The host of the server that will remove this node from the cluster.</summary>
    public SshArgs? LeaveThrough { get; init; }

    /// <summary>The container of the server that will remove this node from the cluster.</summary>
    public string? LeavesThroughContainer { get; init; }

    /// <summary>The port at which clients reach the API, if there is a load balancer.</summary>
    public Output<int>? BalancerPort { get; init; }

    /// <summary>Whether this server, on a host, must find out if another one has already initialized the cluster.</summary>
    public bool HasPeers { get; init; }

    /// <summary>The cluster's images, for all of its nodes.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>The cluster's artifacts, for nodes without their own.</summary>
    public AirGapArgs? AirGap { get; init; }
}
