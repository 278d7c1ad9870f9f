using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>What is asked of a whole cluster.</summary>
internal sealed record ClusterSpec
{
    public required string Name { get; init; }

    public ClusterSettings Settings { get; init; } = new();

    public IReadOnlyList<NodeSpec> Servers { get; init; } = [];

    public IReadOnlyList<NodeSpec> Agents { get; init; } = [];

    /// <summary>A DNS name or virtual address of the author's own, at which servers are reached.</summary>
    public Value<string> ApiAddress { get; init; }

    public LoadBalancerSpec? LoadBalancer { get; init; }

    /// <summary>How many agents may change at once: a number or a percentage.</summary>
    public string? MaxUnavailable { get; init; }

    public Value<string> DockerSubnet { get; init; }

    /// <summary>K3s configuration of all servers, and of all agents, as the author wrote it.</summary>
    public Value<string> ServerConfig { get; init; }

    public Value<string> AgentConfig { get; init; }

    /// <summary>What holds for every node that says nothing else.</summary>
    public NodeOptions Shared { get; init; } = new();
}
