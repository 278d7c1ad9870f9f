using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Drift;

/// <summary>
/// Looks at a node that exists while the program runs, and records its repairs. Without <c>drift</c> no connection is opened.
/// </summary>
internal static class NodeRepairs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>The node on its host with its last repair, which may be one that is due now.</summary>
    /// <param name="scope">The node.</param>
    /// <param name="host">The same for its host; nothing is read while it is not known.</param>
    public static Output<HostNode> Of<TSpec>(NodeScope<TSpec> scope, Output<HostNode> host)
        where TSpec : INodeSpec
    {
        if (Repairs.Of(scope) is not { } repairs)
            return host;
        var found = Output.Tuple(host, scope.Request.All).Apply(async both =>
        {
            var (asked, node) = (both.Item1, both.Item2.Node);
            if (scope.Run.IsLeftAlone)
            {
                var kept = await repairs.StoppedAsync().ConfigureAwait(false);
                return (Host: asked with { Repair = kept }, Record: kept);
            }

            var record = await repairs.NextAsync(node.Drift, node.HostIsGone, NodeDrift.DigestOf(asked, HostPlace.Of(node.Ssh)),
                () => HostReader.ReadAsync(node.Ssh!, DriftScript.For(asked), Limit),
                (facts, isChanging) => NodeDrift.Findings(asked, facts, isChanging, DateTimeOffset.UtcNow)).ConfigureAwait(false);
            return (Host: asked with { Repair = record }, Record: record);
        });
        repairs.Keep(found.Apply(pair => pair.Record));
        return found.Apply(pair => pair.Host);
    }

    /// <summary>The last repair of a container, which may be one that is due now; known in previews too.</summary>
    /// <param name="scope">The node.</param>
    /// <param name="asked">The same for its container; nothing is read while it is not known.</param>
    /// <param name="engine">The engine; null for the local one.</param>
    public static Output<DriftRecord> OfContainer<TSpec>(NodeScope<TSpec> scope, Output<ContainerAsked> asked, string? engine)
        where TSpec : INodeSpec
    {
        if (Repairs.Of(scope) is not { } repairs)
            return Output.Create(DriftRecord.None);
        if (scope.Run.IsLeftAlone)
            return repairs.Keep(Output.Create(repairs.StoppedAsync()));
        var found = Output.Tuple(asked, scope.Request.All).Apply(both => repairs.NextAsync(both.Item2.Node.Drift, isGone: false,
            Digest.Of($"{both.Item1.Digest} {engine}")[..16], () => EngineReader.ReadAsync(engine, both.Item1, Limit),
            (facts, isChanging) => ContainerDrift.Findings(both.Item1, facts, isChanging, DateTimeOffset.UtcNow)));
        return repairs.Keep(found);
    }
}
