using Pulumi;
using Pulumi.Random;

namespace K3sPulumi.Internal.Cluster;

/// <summary>What a cluster is known by across runs.</summary>
internal static class ClusterIdentity
{
    /// <summary>Names the cluster on its hosts, so that none is ever taken from another cluster by mistake.</summary>
    public static string Of(string cluster) => $"{Deployment.Instance.ProjectName}/{Deployment.Instance.StackName}/{cluster}";

    /// <summary>Lives as long as the cluster, and remembers which server started it.</summary>
    public static RandomId MakeId(K3sCluster cluster, ClusterRequest request)
    {
        var args = new RandomIdArgs
        {
            ByteLength = request.Checked.Apply(_ => 8),
            Keepers = { ["founder"] = request.Plan.Nodes[0].Key },
        };
        return new RandomId($"{request.Name}-id", args,
            new CustomResourceOptions { Parent = cluster, IgnoreChanges = { "keepers", "byteLength" } });
    }

    /// <summary>
    /// The token that the servers had when the cluster was made, or when this was first there: the cluster knows its nodes by
    /// passwords that come from it, and a
    /// host that is set up anew must still have the right one when the token has been rotated since.
    /// </summary>
    public static Output<string> MakePasswordKey(K3sCluster cluster, ClusterRequest request, Output<string> token)
    {
        var args = new RandomIdArgs { ByteLength = request.Checked.Apply(_ => 8), Keepers = { ["key"] = token } };
        var options = new CustomResourceOptions
        {
            Parent = cluster,
            IgnoreChanges = { "keepers", "byteLength" },
            AdditionalSecretOutputs = { "keepers" }
        };
        var kept = new RandomId($"{request.Name}-node-passwords", args, options).Keepers;
        return Output.CreateSecret(Output.Tuple(kept, token).Apply(both => both.Item1?.GetValueOrDefault("key") ?? both.Item2));
    }
}
