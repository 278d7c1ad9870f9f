using Pulumi;

namespace K3sPulumi.Internal.Cluster;

/// <summary>Names a cluster across runs, so that a host is never taken from another cluster by mistake.</summary>
internal static class ClusterIdentity
{
    public static string Of(string cluster) => $"{Deployment.Instance.ProjectName}/{Deployment.Instance.StackName}/{cluster}";
}
