using Pulumi;

namespace K3sPulumi;

/// <content>The networks of the cluster.</content>
public sealed partial class K3sClusterArgs
{
    /// <summary>
    /// Network of the pods, or one of IPv4 and one of IPv6 with a comma. Default: <c>10.42.0.0/16</c>. Each node takes a /24
    /// (IPv6: /64) out of it, unless
    /// <c>node-cidr-mask-size</c> and its like in <c>controlPlane.kubeControllerManagerArgs</c> say otherwise. Too little room,
    /// hosts inside it, and overlap
    /// with the services' network are problems. K3s: <c>cluster-cidr</c>.
    /// </summary>
    [Input("clusterCidr")]
    public Input<string>? ClusterCidr { get; set; }

    /// <summary>
    /// Network of the services, of the same families as that of the pods. Default: <c>10.43.0.0/16</c>. At least a /28 (IPv6:
    /// /124), before Kubernetes 1.34 at
    /// most a /12 (IPv6: /108), since then a /64 of IPv6; hosts inside it are a problem. K3s: <c>service-cidr</c>.
    /// </summary>
    [Input("serviceCidr")]
    public Input<string>? ServiceCidr { get; set; }
}
