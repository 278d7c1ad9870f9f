using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>The request for one agent.</summary>
internal sealed record AgentSpec
{
    public required string Name { get; init; }

    public NodeSpec Node { get; init; } = new();

    public Value<string> Version { get; init; }

    public Value<string> ServerUrl { get; init; }

    public Value<Secret> Token { get; init; }

    /// <summary>
    /// What an agent needs to know about its cluster: networks, flannel backend, and options that concern every node.
    /// </summary>
    public ClusterSettings Settings { get; init; } = new();
}
