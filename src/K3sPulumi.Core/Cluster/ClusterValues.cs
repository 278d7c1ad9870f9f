using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>
/// What a node gets from resources of its cluster, known only once these exist. The rest is decided by the request and the plan.
/// </summary>
internal sealed record ClusterValues
{
    /// <summary>Where the node joins; absent for a server that joins nobody.</summary>
    public Value<string> ServerUrl { get; init; }

    /// <summary>The token with which an agent joins.</summary>
    public Value<Secret> AgentToken { get; init; }

    /// <summary>Where the cluster's load balancer is reached; absent where there is none.</summary>
    public Value<string> BalancerAddress { get; init; }

    /// <summary>A server's fixed address in the cluster's Docker network; absent where the engine may choose.</summary>
    public Value<string> ContainerIp { get; init; }

    /// <summary>
    /// Key of the server that started the cluster, remembered from the first update on; for the server that would start it.
    /// </summary>
    public Value<string> Founder { get; init; }

    /// <summary>Addresses of the other servers, for the server that would start the cluster on a host.</summary>
    public Value<IReadOnlyList<string>> Peers { get; init; }
}
