using K3sPulumi.Core.Specs;
using K3sPulumi.Inputs;
using K3sPulumi.Living;
using Pulumi;

namespace K3sPulumi;

/// <summary>What is asked of one server, gathered and checked.</summary>
internal sealed record ServerRequest
{
    public required InputSet Inputs { get; init; }

    public required Func<Values, ServerSpec> Build { get; init; }

    public required Output<bool> Checked { get; init; }

    public required string NodeName { get; init; }

    public bool HasShapeProblems { get; init; }

    /// <summary>What the node was in the last update; null within a cluster, which remembers all of its nodes, and where the request cannot work.</summary>
    public LivingCluster? Living { get; init; }

    public static ServerRequest Gather(K3sServer server, string name, K3sServerArgs args)
    {
        var inputs = new InputSet();
        var build = args.Gather(name, inputs);
        if (args.Placement is null)
            Requests.Advise(server, inputs, build, ComponentAdvice.For);
        var check = ProgramPlaces.Checking<ServerSpec>(server, nameof(K3sServer), name, ComponentChecks.Problems, PlaceClaims.Of);
        var hasShapeProblems = args.Placement is null && check(inputs.Shape(build)).Count > 0;
        var living = args.Placement is not null || hasShapeProblems ? null : LivingCluster.Of(server, name);
        return new ServerRequest
        {
            Inputs = inputs,
            Build = build,
            Checked = args.Placement?.Checked ?? Requests.Check(server, nameof(K3sServer), name, inputs, build, check,
                living is null ? null : living.ProblemsAsync),
            NodeName = args.NodeName ?? name,
            HasShapeProblems = hasShapeProblems,
            Living = living,
        };
    }
}
