using Pulumi;

namespace K3sPulumi;

/// <summary>
/// kube-vip on the servers: an address of the API that moves to another server when one fails, without a load balancer. Hosts
/// only, with all servers in one layer 2 network, or with routers that take the address by BGP. It becomes <c>apiAddress</c>
/// unless you set that.
/// </summary>
/// <example><code>
/// KubeVip = new() { Address = "10.0.0.100" }
/// </code></example>
public sealed class KubeVipArgs : ResourceArgs
{
    /// <summary>
    /// The address: in the network of the servers, or with <c>bgp</c> any that is free. Required. An address of a node is
    /// rejected.
    /// </summary>
    [Input("address", required: true)]
    public required Input<string> Address { get; set; }

    /// <summary>
    /// Network interface of the servers that gets the address. Default: that of the default route, or with <c>bgp</c> <c>lo</c>.
    /// </summary>
    [Input("interface")]
    public Input<string>? Interface { get; set; }

    /// <summary>Image. Default: <c>ghcr.io/kube-vip/kube-vip:v1.1.2</c>.</summary>
    [Input("image")]
    public Input<string>? Image { get; set; }

    /// <summary>Announces the address by BGP. Default: none; it is announced in layer 2 (ARP and NDP).</summary>
    [Input("bgp")]
    public KubeVipBgpArgs? Bgp { get; set; }

    /// <summary>
    /// Runs kube-vip as a static pod of each server, which its kubelet starts also where the API is not reachable. Default:
    /// false, a DaemonSet. Plain value: it decides which files exist.
    /// </summary>
    [Input("staticPod")]
    public bool? StaticPod { get; set; }
}
