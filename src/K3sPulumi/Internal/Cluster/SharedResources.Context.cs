using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Cluster;

/// <content>What each node gets.</content>
internal sealed partial class SharedResources
{
    private NodeContext Context(NodePlan plan, IReadOnlyDictionary<string, Resource> ready) => new()
    {
        Plan = plan,
        Cluster = _request.Name,
        Tokens = Tokens,
        PasswordKey = PasswordKey,
        Anchor = Id,
        // The first server must be up before any node can join through the load balancer.
        After = [.. OrderOf(plan).Select(key => ready[key]),
            .. plan is { IsServer: true, Index: 0 } ? [] : Balancer?.Ready ?? []],
        Turn = Turns.Of(plan, ready),
        Run = Running.Plan[plan],
        RunAfter = Running.AfterFor(plan),
        Awaited = [.. Running.Plan[plan].AwaitsAlso.Select(key => (PlanOf(key).ResourceName, PlanOf(key).NodeName))],
        AwaitedUrls = Docker is not null ? null
            : Output.All(Running.Plan[plan].AwaitsAlso.Select(UrlOf)).Apply(urls => (IReadOnlyList<string>)urls),
        Alone = Running.Alone,
        Starts = Docker is null && plan is { IsServer: true, Index: 0 } ? Turns.FirstHasStarted : null,
        HasFollowers = plan is { IsServer: true, Index: 0 } && _args.Servers.Count > 1,
        TakesSnapshots = plan.IsServer
            && plan.Index == Math.Max(0, _args.Servers.FindIndex(server => server.HostIsGone != true)),
        BalancerPort = Balancer?.ApiPort,
        AirGap = _args.AirGap,
        Prepared = Docker is null && plan is { IsServer: true, Index: 0 }
            ? (InputList<Resource>)Output.Create(_prepared.Task) : null,
        FirstPrepared = Restore.FirstPrepared,
        Restored = Restore.PrintedFor(plan),
        Images = _args.Images,
        Docker = Docker,
        Existing = _request.Request.Existing!,
        HasPeers = HasPeers(plan),
        // The first server is removed through one that is created after it; see AddMemberOfFirst.
        LeaveThrough = plan is { IsServer: true, Index: 0 } ? null : HostOf(plan.LeavesThrough),
        LeavesThroughContainer =
            Docker is null || plan.LeavesThrough is null ? null : PlanOf(plan.LeavesThrough).ResourceName,
    };

    /// <summary>Agents are removed before servers, even if they did not wait for each other when they were created.</summary>
    private IEnumerable<string> OrderOf(NodePlan plan) =>
        plan.IsServer ? plan.After : plan.After.Append(_request.Plan.Servers.Last().Key).Distinct();

    private bool HasPeers(NodePlan plan) => plan.Initializes && Docker is null && _args.Servers.Count > 1;
}
