using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Inputs;

namespace K3sPulumi.Internal.Nodes;

/// <summary>The requests of servers and agents, in a cluster and by themselves.</summary>
internal static class NodeRequests
{
    private static readonly RequestChecks<ServerSpec> ServerChecks = new(ComponentChecks.Problems, PlaceClaims.Of)
    {
        Advice = ComponentAdvice.For,
        Existing = (existing, spec, isHidden) => existing.ProblemsAsync(spec, isHidden),
    };

    private static readonly RequestChecks<AgentSpec> AgentChecks = new(ComponentChecks.Problems, PlaceClaims.Of)
    {
        Advice = ComponentAdvice.For,
        Existing = (existing, spec, isHidden) => existing.ProblemsAsync(spec, isHidden),
    };

    public static Request<ServerSpec> Of(K3sServer server, string name, K3sServerArgs args, NodeContext? context)
    {
        var inputs = new InputSet();
        var build = args.Gather(name, context, inputs);
        return context is null
            ? Request<ServerSpec>.Of(server, name, inputs, build, ServerChecks)
            : new() { Inputs = inputs, Build = build, Checked = context.Checked };
    }

    public static Request<AgentSpec> Of(K3sAgent agent, string name, K3sAgentArgs args, NodeContext? context)
    {
        var inputs = new InputSet();
        var build = args.Gather(name, context, inputs);
        return context is null
            ? Request<AgentSpec>.Of(agent, name, inputs, build, AgentChecks)
            : new() { Inputs = inputs, Build = build, Checked = context.Checked };
    }
}
