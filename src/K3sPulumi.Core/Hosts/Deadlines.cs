using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Hosts;

/// <summary>How long a host may take, in seconds.</summary>
internal sealed record Deadlines
{
    public const int DefaultPrepare = 900;
    public const int DefaultServerReady = 300;
    public const int DefaultAgentReady = 180;
    public const int DefaultDrain = 120;

    /// <summary>Booting, other runs on the host, package locks, and each download.</summary>
    public int Prepare { get; init; } = DefaultPrepare;

    /// <summary>From the start of the service to the node being Ready; null: by role.</summary>
    public int? Ready { get; init; }

    /// <summary>Moving pods away before a node is removed.</summary>
    public int Drain { get; init; } = DefaultDrain;

    public int ReadyFor(NodeRole role) => Ready ?? (role == NodeRole.Server ? DefaultServerReady : DefaultAgentReady);
}
