using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Hosts;

/// <summary>Timeouts for a host, in seconds.</summary>
internal sealed record Deadlines
{
    public const int DefaultPrepare = 900;
    public const int DefaultServerReady = 300;
    public const int DefaultAgentReady = 180;
    public const int DefaultDrain = 120;

    /// <summary>Booting, concurrent runs on the host, package locks, and each download.</summary>
    public int Prepare { get; init; } = DefaultPrepare;

    /// <summary>From the start of the service until the node is Ready; null: depends on the role.</summary>
    public int? Ready { get; init; }

    /// <summary>Draining before a node is removed.</summary>
    public int Drain { get; init; } = DefaultDrain;

    /// <summary>What the user has set, and else the defaults.</summary>
    public static Deadlines Of(NodeSpec node) => new()
    {
        Prepare = node.Host.PrepareTimeout.Or(DefaultPrepare),
        Ready = node.Host.ReadyTimeout.IsKnown ? node.Host.ReadyTimeout.Content : null,
        Drain = node.Host.DrainTimeout.Or(DefaultDrain),
    };

    public int ReadyFor(NodeRole role) => Ready ?? (role == NodeRole.Server ? DefaultServerReady : DefaultAgentReady);
}
