using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>The request for one server.</summary>
internal sealed record ServerSpec : INodeSpec
{
    public required string Name { get; init; }

    public NodeRole Role => NodeRole.Server;

    public NodeSpec Node { get; init; } = new();

    public string NodeName => Node.NodeName ?? Name;

    public ClusterSettings Settings { get; init; } = new();

    public Value<string> ServerUrl { get; init; }

    public Value<string> ApiAddress { get; init; }

    /// <summary>Whether this server initializes the embedded etcd of its cluster.</summary>
    public bool ClusterInit { get; init; }

    /// <summary>The name of the server within its cluster.</summary>
    public string Key { get; init; } = "";

    /// <summary>
    /// The key of the server that did start it, once that is remembered; another server in its place joins, it never starts a
    /// second cluster.
    /// </summary>
    public Value<string> Founder { get; init; }

    /// <summary>The addresses of the other servers.</summary>
    public Value<IReadOnlyList<string>> Peers { get; init; }

    /// <summary>All servers with embedded etcd, if the server is part of a cluster.</summary>
    public IReadOnlyList<string> EtcdServers { get; init; } = [];

    /// <summary>Where this server stores the cluster's objects.</summary>
    public NodeStore Store => Settings.DatastoreEndpoint.IsGiven ? NodeStore.External
        : ClusterInit || ServerUrl.IsGiven ? NodeStore.EmbeddedEtcd
        : NodeStore.Sqlite;

    public bool Initializes => ClusterInit && (!Founder.IsKnown || Founder.Content == Key);
}
