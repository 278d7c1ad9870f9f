using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>
/// The request for one node of either role. In a cluster's request it holds what is set on the node; when the node is created,
/// also what the cluster sets for all of them.
/// </summary>
internal sealed partial record NodeSpec
{
    /// <summary>Determines resource names, so it is always known; null: the name of the component.</summary>
    public string? NodeName { get; init; }

    public Value<IReadOnlyDictionary<string, string>> NodeLabels { get; init; }

    public Value<IReadOnlyList<string>> NodeTaints { get; init; }

    public Value<string> NodeIp { get; init; }

    public Value<string> NodeExternalIp { get; init; }

    public Value<bool> WithNodeId { get; init; }

    public Value<string> Config { get; init; }

    /// <summary>The cluster's configuration for all nodes of this role; <see cref="Config"/> overrides it.</summary>
    public Value<string> ClusterConfig { get; init; }

    /// <summary>The user's YAML in the order in which K3s reads it, for what is not reported as a problem.</summary>
    public IReadOnlyList<ConfigLayer> ConfigLayers => [new("", ClusterConfig), new("", Config)];

    public Value<int> Generation { get; init; }

    public DockerSpec? Docker { get; init; }

    public SshSpec? Ssh { get; init; }

    /// <summary>Null: the node downloads its artifacts from the internet or a mirror.</summary>
    public AirGapSpec? AirGap { get; init; }

    /// <summary>Images that the node must have.</summary>
    public IReadOnlyList<ImageSource> Images { get; init; } = [];

    /// <summary>The processor architecture of the host or of the artifacts.</summary>
    public Value<string> Architecture { get; init; }

    public Value<IReadOnlyList<string>> SkippedChecks { get; init; }

    public Deadlines Deadlines { get; init; } = new();

    public bool HostIsGone { get; init; }

    /// <summary>Whether a host is set through which the node is removed from its cluster.</summary>
    public bool LeavesThrough { get; init; }
}
