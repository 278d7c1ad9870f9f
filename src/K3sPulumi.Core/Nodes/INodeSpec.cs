using K3sPulumi.Core.Cluster;

namespace K3sPulumi.Core.Nodes;

/// <summary>What the requests for a server and for an agent have in common.</summary>
internal interface INodeSpec
{
    /// <summary>The name of the component, which is also that of its container.</summary>
    string Name { get; }

    NodeRole Role { get; }

    NodeSpec Node { get; }

    ClusterSettings Settings { get; }

    string NodeName { get; }
}
