using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Existing;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Nodes;

/// <summary>What is asked of one server, gathered and checked.</summary>
internal sealed record ServerRequest
{
    public required InputSet Inputs { get; init; }

    public required Func<Values, ServerSpec> Build { get; init; }

    public required Output<bool> Checked { get; init; }

    public required string NodeName { get; init; }

    public bool HasShapeProblems { get; init; }

    /// <summary>What the node was in the last update; null within a cluster, which remembers all of its nodes, and where the request cannot work.</summary>
    public ExistingCluster? Living { get; init; }

    public static ServerRequest Gather(K3sServer server, string name, K3sServerArgs args)
    {
        var inputs = new InputSet();
        var build = args.Gather(name, inputs);
        if (args.NodeContext is null)
            Requests.Advise(server, inputs, build, ComponentAdvice.For);
        var check = ProgramPlaces.Checking<ServerSpec>(server, nameof(K3sServer), name, ComponentChecks.Problems, PlaceClaims.Of);
        var hasShapeProblems = args.NodeContext is null && check(inputs.Shape(build)).Count > 0;
        var living = args.NodeContext is not null || hasShapeProblems ? null : ExistingCluster.Of(server, name);
        return new ServerRequest
        {
            Inputs = inputs,
            Build = build,
            Checked = args.NodeContext?.Checked ?? Requests.Check(server, nameof(K3sServer), name, inputs, build, check,
                living is null ? null : living.ProblemsAsync),
            NodeName = args.NodeName ?? name,
            HasShapeProblems = hasShapeProblems,
            Living = living,
        };
    }
}
