using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>The request for one agent.</summary>
internal sealed record AgentSpec : INodeSpec
{
    public required string Name { get; init; }

    public NodeRole Role => NodeRole.Agent;

    public NodeSpec Node { get; init; } = new();

    public string NodeName => Node.NodeName ?? Name;

    public Value<string> ServerUrl { get; init; }

    public Value<Secret> Token { get; init; }

    /// <summary>
    /// What an agent needs to know about its cluster: version, networks, flannel backend, and options that concern every node.
    /// </summary>
    public ClusterSettings Settings { get; init; } = new();
}
