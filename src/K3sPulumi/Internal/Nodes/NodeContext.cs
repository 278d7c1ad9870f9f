using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Nodes;

/// <summary>What a cluster has decided for one of its nodes.</summary>
internal sealed record NodeContext
{
    public required NodePlan Plan { get; init; }

    /// <summary>Name of the cluster, which the kubeconfig bears.</summary>
    public required string Cluster { get; init; }

    /// <summary>Fails when the cluster's request has problems: every resource of a node hangs on it.</summary>
    public required Output<bool> Checked { get; init; }

    /// <summary>The servers' first token, from which the nodes' passwords come; null in Docker, where a volume keeps them.</summary>
    public Output<string>? PasswordKey { get; init; }

    /// <summary>Lives exactly as long as the cluster: what is deleted together with it need not leave it first.</summary>
    public required Resource Anchor { get; init; }

    /// <summary>What must be done before this node is touched.</summary>
    public IReadOnlyList<Resource> After { get; init; } = [];

    /// <summary>
    /// For the first server on a host: what prepares all hosts. One that is not fit for its node stops the update before any node is touched.
    /// </summary>
    public InputList<Resource>? Prepared { get; init; }

    public DockerResources? Docker { get; init; }

    /// <summary>The container of the server that takes this node out of the cluster.</summary>
    public string? LeavesThroughContainer { get; init; }

    /// <summary>The port of the API where clients reach it, if a load balancer stands there.</summary>
    public int? BalancerPort { get; init; }

    /// <summary>The options that the cluster gives to nodes that have none of their own.</summary>
    public Inputs.SharedOptions? Shared { get; init; }

    /// <summary>What the cluster says to K3s on all nodes of this role.</summary>
    public Input<string>? ClusterConfig { get; init; }

    /// <summary>Images that the cluster gives to all of its nodes.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>The artifacts that the cluster gives to nodes that have none of their own.</summary>
    public AirGapArgs? AirGap { get; init; }

    /// <summary>Addresses of the other servers, where they are hosts.</summary>
    public IReadOnlyList<Input<string>> Peers { get; init; } = [];

    /// <summary>All servers of the cluster, where they keep its state among themselves.</summary>
    public IReadOnlyList<string> EtcdServers { get; init; } = [];

    /// <summary>Key of the server that started the cluster, remembered from the first update on.</summary>
    public Output<string>? Founder { get; init; }
}
