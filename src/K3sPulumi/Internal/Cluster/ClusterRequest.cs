using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Existing;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Cluster;

/// <summary>What is asked of a cluster, and the order in which it is made.</summary>
internal sealed record ClusterRequest(string Name, Request<ClusterSpec> Request, ClusterPlan Plan)
{
    public Output<bool> Checked => Request.Checked;

    public Output<ClusterSpec> Visible => Request.Visible;

    public static ClusterRequest Of(K3sCluster cluster, string name, K3sClusterArgs args)
    {
        var inputs = new InputSet();
        var build = args.Gather(name, inputs);
        var shape = inputs.Shape(build);
        if (shape is { Settings: { EmbeddedEtcd: true, DatastoreEndpoint.IsGiven: false }, Servers.Count: > 1 } && Quorum.Advice(shape.Servers.Count) is { } advice)
            Log.Warn($"servers: {advice}", cluster);
        var plan = ClusterPlan.For(shape);
        var checks = new RequestChecks<ClusterSpec>(ClusterChecks.Problems, PlaceClaims.Of)
        {
            Advice = ClusterAdvice.For,
            Existing = (existing, spec, isHidden) => existing.ProblemsAsync(spec, plan, isHidden),
        };
        return new ClusterRequest(name, Request<ClusterSpec>.Of(cluster, name, inputs, build, checks), plan);
    }
}
