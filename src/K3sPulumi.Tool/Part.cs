namespace K3sPulumi.Tool;

/// <summary>What happens to a part of a cluster.</summary>
internal enum Effect
{
    Unchanged,

    /// <summary>Something around it changes; K3s keeps running.</summary>
    Prepared,
    Restarted,
    Upgraded,
    Updated,
    ContainerReplaced,
    Replaced,
    Created,
    Removed,
}

/// <summary>A node, or a service such as a load balancer.</summary>
internal sealed record Part
{
    public required string Urn { get; init; }

    /// <summary>The component's type, such as <c>K3sServer</c>.</summary>
    public required string Type { get; init; }

    public required string Name { get; init; }

    /// <summary>The name of its cluster; empty: none.</summary>
    public string Cluster { get; init; } = "";

    public Effect Effect { get; init; }

    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>The place in the order of changes, from 1; several parts may share one. 0: unchanged.</summary>
    public int Turn { get; init; }

    /// <summary>What contains data and is deleted.</summary>
    public IReadOnlyList<string> LostData { get; init; } = [];

    public bool IsServer => Type == "K3sServer";

    public bool IsAgent => Type == "K3sAgent";

    public bool IsNode => IsServer || IsAgent;

    public string Kind => Type switch
    {
        "K3sServer" => "server",
        "K3sAgent" => "agent",
        "K3sLoadBalancer" => "load balancer",
        "K3sRegistry" => "registry",
        "PostgresDatastore" => "PostgreSQL",
        "MySqlDatastore" => "MySQL",
        "EtcdDatastore" => "etcd",
        _ => Type,
    };
}
