using K3sPulumi.Core.Validation;
using Pulumi;
using Pulumi.Random;

namespace K3sPulumi.Internal.Cluster;

/// <summary>What identifies a cluster across updates.</summary>
internal static class ClusterIdentity
{
    /// <summary>Identifies the cluster on its hosts, so a host of another cluster is never taken over by mistake.</summary>
    public static string Of(string cluster) => $"{Deployment.Instance.ProjectName}/{Deployment.Instance.StackName}/{cluster}";

    /// <summary>Exists as long as the cluster, and records which server initialized it.</summary>
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

    /// <summary>The only server of a cluster on SQLite holds all of its data, and is not replaced.</summary>
    public static void KeepData(K3sCluster cluster, ClusterRequest request, RandomId id) =>
        _ = id.Keepers.Apply(keepers => request.Plan.FounderProblem(keepers?.GetValueOrDefault("founder")) is { } problem
            ? throw new ResourceException(Problem.Report(nameof(K3sCluster), request.Name, [problem]), cluster, hideStack: true)
            : true);

    /// <summary>
    /// The servers' token when the cluster was created, or when this was first recorded. Node passwords are derived from it, and
    /// a reinstalled host needs the same password even if the token has been rotated since.
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
