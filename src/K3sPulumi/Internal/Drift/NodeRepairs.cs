using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Existing;
using K3sPulumi.Internal.Inputs;
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
    /// <param name="owner">Whose warnings they are.</param>
    /// <param name="name">The component's name, for them.</param>
    /// <param name="context">The cluster; null for a node by itself.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="host">The same for the host; nothing is read while it is not known.</param>
    /// <param name="node">The part of the request that says how the host is reached.</param>
    public static Output<HostNode> Of<TSpec>(
        ComponentResource owner, string name, NodeContext? context, Request<TSpec> request, Output<HostNode> host,
        Func<TSpec, NodeSpec> node)
    {
        if (Repairs.Of(owner, name, context, request) is not { } repairs)
            return host;
        var found = Output.Tuple(host, request.All.Apply(node)).Apply(async both =>
        {
            var (asked, spec) = both;
            if (IsLeftAlone(context, request, node))
            {
                var kept = await repairs.StoppedAsync().ConfigureAwait(false);
                return (Host: asked with { Repair = kept }, Record: kept);
            }

            var record = await repairs.NextAsync(spec.Drift, spec.HostIsGone, NodeDrift.DigestOf(asked, HostPlace.Of(spec.Ssh)),
                () => HostReader.ReadAsync(spec.Ssh!, DriftScript.For(asked), Limit),
                (facts, isChanging) => NodeDrift.Findings(asked, facts, isChanging, DateTimeOffset.UtcNow)).ConfigureAwait(false);
            return (Host: asked with { Repair = record }, Record: record);
        });
        repairs.Keep(found.Apply(pair => pair.Record));
        return found.Apply(pair => pair.Host);
    }

    /// <summary>The last repair of a container, which may be one that is due now; known in previews too.</summary>
    /// <param name="owner">Whose warnings they are.</param>
    /// <param name="name">The component's name, for them.</param>
    /// <param name="context">The cluster; null for a node by itself.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="asked">The same for the container; nothing is read while it is not known.</param>
    /// <param name="engine">The engine; null for the usual one.</param>
    /// <param name="node">The part of the request that is the node's.</param>
    public static Output<DriftRecord> OfContainer<TSpec>(
        ComponentResource owner, string name, NodeContext? context, Request<TSpec> request, Output<ContainerAsked> asked,
        string? engine, Func<TSpec, NodeSpec> node)
    {
        if (Repairs.Of(owner, name, context, request) is not { } repairs)
            return Output.Create(DriftRecord.None);
        if (IsLeftAlone(context, request, node))
            return repairs.Keep(Output.Create(repairs.StoppedAsync()));
        var drift = request.All.Apply(spec => node(spec).Drift);
        var found = Output.Tuple(asked, drift).Apply(both => repairs.NextAsync(both.Item2, isGone: false,
            Digest.Of($"{both.Item1.Digest} {engine}")[..16], () => EngineReader.ReadAsync(engine, both.Item1, Limit),
            (facts, isChanging) => ContainerDrift.Findings(both.Item1, facts, isChanging, DateTimeOffset.UtcNow)));
        return repairs.Keep(found);
    }

    /// <summary>A node that is to stand still is not read.</summary>
    private static bool IsLeftAlone<TSpec>(NodeContext? context, Request<TSpec> request, Func<TSpec, NodeSpec> node) =>
        context?.Run.IsLeftAlone ?? node(request.Shape).Running == false;
}
