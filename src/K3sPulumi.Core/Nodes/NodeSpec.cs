using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>What is asked of one node, whatever its role.</summary>
internal sealed record NodeSpec
{
    /// <summary>Decides resource names, so it is always known; null takes the name of the component.</summary>
    public string? NodeName { get; init; }

    public Value<IReadOnlyDictionary<string, string>> NodeLabels { get; init; }

    public Value<IReadOnlyList<string>> NodeTaints { get; init; }

    public Value<string> NodeIp { get; init; }

    public Value<string> NodeExternalIp { get; init; }

    public Value<bool> WithNodeId { get; init; }

    public Value<string> Config { get; init; }

    /// <summary>What the cluster says to all nodes of this role in the same way; <see cref="Config"/> counts before it.</summary>
    public Value<string> ClusterConfig { get; init; }

    public Value<int> Generation { get; init; }

    public DockerSpec? Docker { get; init; }

    public SshSpec? Ssh { get; init; }

    /// <summary>Null: the node gets its artifacts from the internet, or from a mirror.</summary>
    public AirGapSpec? AirGap { get; init; }

    /// <summary>Images that the node shall have.</summary>
    public IReadOnlyList<ImageSource> Images { get; init; } = [];

    public HostSettings Host { get; init; } = new();

    /// <summary>In a cluster's request the node's own; when the node is made, those of the cluster too.</summary>
    public NodeOptions Options { get; init; } = new();
}
