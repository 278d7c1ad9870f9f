using Pulumi;

namespace K3sPulumi;

/// <content>The networks of the cluster.</content>
public sealed partial class K3sClusterArgs
{
    /// <summary>
    /// Pod network, or an IPv4 and an IPv6 network separated by a comma. Default: <c>10.42.0.0/16</c>. Each node gets a /24
    /// (IPv6: /64) of it, unless <c>controlPlane.kubeControllerManagerArgs</c> changes that (<c>node-cidr-mask-size</c>).
    /// Rejected: a network that is too small for the nodes, contains a host, or overlaps with <c>serviceCidr</c>. K3s:
    /// <c>cluster-cidr</c>.
    /// </summary>
    [Input("clusterCidr")]
    public Input<string>? ClusterCidr { get; set; }

    /// <summary>
    /// Service network, of the same address families as <c>clusterCidr</c>. Default: <c>10.43.0.0/16</c>. Allowed: /12 to /28
    /// (IPv6: /108 to /124, from Kubernetes 1.34 on /64 to /124). A network that contains a host is rejected. K3s:
    /// <c>service-cidr</c>.
    /// </summary>
    [Input("serviceCidr")]
    public Input<string>? ServiceCidr { get; set; }
}
