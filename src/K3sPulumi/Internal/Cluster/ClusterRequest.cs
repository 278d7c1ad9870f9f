using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Internal.Existing;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Cluster;

/// <summary>What is asked of a cluster, gathered, checked and planned.</summary>
internal sealed record ClusterRequest
{
    public required string Name { get; init; }

    public required InputSet Inputs { get; init; }

    public required Func<Values, ClusterSpec> Build { get; init; }

    public required Output<bool> Checked { get; init; }

    public required ClusterPlan Plan { get; init; }

    public required bool HasShapeProblems { get; init; }

    /// <summary>What the cluster was in the last update; null where the request cannot work.</summary>
    public ExistingCluster? Living { get; init; }

    public static ClusterRequest Gather(K3sCluster cluster, string name, K3sClusterArgs args)
    {
        var inputs = new InputSet();
        var build = args.Gather(name, inputs);
        var shape = inputs.Shape(build);
        if (shape is { Settings: { EmbeddedEtcd: true, DatastoreEndpoint.IsGiven: false }, Servers.Count: > 1 } && Quorum.Advice(shape.Servers.Count) is { } advice)
            Log.Warn($"servers: {advice}", cluster);
        Requests.Advise(cluster, inputs, build, ClusterAdvice.For);
        var check = ProgramPlaces.Checking<ClusterSpec>(cluster, nameof(K3sCluster), name, ClusterChecks.Problems, PlaceClaims.Of);
        var plan = ClusterPlan.For(shape);
        var hasShapeProblems = check(shape).Count > 0;
        var living = hasShapeProblems ? null : ExistingCluster.Of(cluster, name);
        return new ClusterRequest
        {
            Name = name,
            Inputs = inputs,
            Build = build,
            Checked = Requests.Check(cluster, nameof(K3sCluster), name, inputs, build, check,
                living is null ? null : (spec, isHidden) => living.ProblemsAsync(spec, plan, isHidden)),
            Plan = plan,
            HasShapeProblems = hasShapeProblems,
            Living = living,
        };
    }
}
