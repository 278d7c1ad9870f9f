using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Cluster;

/// <summary>The request for a cluster, and the order in which it is created.</summary>
internal sealed record ClusterRequest(
    string Name, K3sClusterArgs Args, InputSet Inputs, Request<ClusterSpec> Request, ClusterPlan Plan)
{
    public Output<bool> Checked => Request.Checked;

    public Output<ClusterSpec> Visible => Request.Visible;

    /// <summary>The request for one of its nodes.</summary>
    public Request<TSpec> ForNode<TSpec>(NodePlan place, Func<ClusterSpec, Values, TSpec> merge) => new()
    {
        Inputs = Inputs.Gather(values => merge(Args.Read(Name, values, place), values)),
        Checked = Checked,
    };

    public static ClusterRequest Of(K3sCluster cluster, string name, K3sClusterArgs args)
    {
        var inputs = new InputSet();
        var gathered = inputs.Gather(values => args.Read(name, values));
        var shape = gathered.Shape;
        if (shape is { Settings: { EmbeddedEtcd: true, DatastoreEndpoint.IsGiven: false }, Servers.Count: > 1 }
            && Quorum.Advice(shape.Servers.Count) is { } advice)
            Log.Warn($"servers: {advice}", cluster);
        var plan = ClusterPlan.For(shape);
        var checks = new RequestChecks<ClusterSpec>(ClusterChecks.Problems, PlaceClaims.Of)
        {
            Advice = ClusterAdvice.For,
            Existing = (existing, spec, isHidden) => existing.ProblemsAsync(spec, plan, isHidden),
        };
        return new ClusterRequest(name, args, inputs, Request<ClusterSpec>.Of(cluster, name, gathered, checks), plan);
    }
}
