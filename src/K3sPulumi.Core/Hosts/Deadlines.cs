using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>Timeouts of a node, in seconds, and their defaults.</summary>
internal sealed record Deadlines
{
    public const int DefaultPrepare = 900;
    public const int DefaultDrain = 120;
    private const int DefaultServerReady = 300;
    private const int DefaultAgentReady = 180;
    private const int DefaultNetworkReady = 600;

    /// <summary>Booting, concurrent runs on the host, package locks, and each download.</summary>
    public Value<int> Prepare { get; init; }

    /// <summary>From the start of the service until the node is Ready; the default depends on the role.</summary>
    public Value<int> Ready { get; init; }

    /// <summary>Draining before a node is removed.</summary>
    public Value<int> Drain { get; init; }

    public int PrepareSeconds => Prepare.Or(DefaultPrepare);

    public int DrainSeconds => Drain.Or(DefaultDrain);

    /// <param name="role">Of the node.</param>
    /// <param name="withNetwork">Whether the node is Ready only with a CNI plugin, whose images are large.</param>
    public int ReadySeconds(NodeRole role, bool withNetwork = false) => Ready.Or(
        withNetwork ? DefaultNetworkReady : role == NodeRole.Server ? DefaultServerReady : DefaultAgentReady);
}
