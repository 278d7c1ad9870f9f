using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>The request for a whole cluster.</summary>
internal sealed record ClusterSpec
{
    public required string Name { get; init; }

    public ClusterSettings Settings { get; init; } = new();

    /// <summary>Where the servers store the cluster's objects.</summary>
    public NodeStore Store => Settings.DatastoreEndpoint.IsGiven ? NodeStore.External
        : Servers.Count > 1 || Settings.EmbeddedEtcd ? NodeStore.EmbeddedEtcd
        : NodeStore.Sqlite;

    public IReadOnlyList<NodeSpec> Servers { get; init; } = [];

    public IReadOnlyList<NodeSpec> Agents { get; init; } = [];

    /// <summary>The user's own DNS name or virtual IP address of the servers.</summary>
    public Value<string> ApiAddress { get; init; }

    public LoadBalancerSpec? LoadBalancer { get; init; }

    /// <summary>How many agents may change at the same time: a number or a percentage.</summary>
    public string? MaxUnavailable { get; init; }

    public Value<string> DockerSubnet { get; init; }

    /// <summary>The user's K3s configuration for all servers and for all agents.</summary>
    public Value<string> ServerConfig { get; init; }

    public Value<string> AgentConfig { get; init; }

    /// <summary>Defaults for nodes that do not override them.</summary>
    public NodeSpec Shared { get; init; } = new();
}
