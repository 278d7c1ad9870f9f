using Pulumi;
using Provider = Pulumi.Kubernetes.Provider;
using ProviderArgs = Pulumi.Kubernetes.ProviderArgs;

namespace K3sPulumi.Kubernetes;

/// <summary>What connects a cluster with <c>Pulumi.Kubernetes</c>.</summary>
public static class ClusterExtensions
{
    /// <summary>
    /// A provider for the objects in this cluster. It waits for the whole cluster, and a changed kubeconfig never replaces what
    /// runs: <c>clusterIdentifier</c> is the cluster's ID, which exists as long as the cluster.
    /// </summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="name">Name of the provider resource.</param>
    /// <param name="kubeconfig">
    /// Kubeconfig with other rights, such as an entry of the cluster's <c>kubeconfigs</c>. Default: the administrator's. The
    /// environment variable KUBECONFIG is never used.
    /// </param>
    /// <param name="args">
    /// Other arguments of the provider. <c>kubeconfig</c>, <c>context</c>, <c>cluster</c> and <c>clusterIdentifier</c> are set
    /// here. Default of <c>deleteUnreachable</c>: true for clusters in Docker, where an engine that does not answer has lost its
    /// containers; false on hosts, where a cluster that does not answer usually still runs.
    /// </param>
    /// <param name="options">Resource options of the provider. The parent does not have to be set.</param>
    public static Provider KubernetesProvider(
        this K3sCluster cluster, string name, Input<string>? kubeconfig = null, ProviderArgs? args = null,
        CustomResourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        args ??= new();
        args.KubeConfig = Output.CreateSecret((kubeconfig ?? cluster.Kubeconfig).ToOutput());
        (args.Context, args.Cluster) = (null, null);
        args.ClusterIdentifier = cluster.ClusterId;
        if (cluster.IsInDocker)
            args.DeleteUnreachable ??= true;
        return new Provider(name, args, CustomResourceOptions.Merge(new() { DependsOn = { cluster } }, options));
    }
}
