using Pulumi;

namespace K3sPulumi;

/// <summary>
/// BGP for kube-vip: the server that has the address announces it to routers, so the servers may be in several networks. Its
/// sessions have a hold time of 30 s.
/// </summary>
/// <example><code>
/// Bgp = new() { Asn = 65000, Peers = [new() { Address = "10.0.0.1", Asn = 65001 }] }
/// </code></example>
public sealed class KubeVipBgpArgs : ResourceArgs
{
    /// <summary>
    /// Number of the servers' autonomous system. Required. Allowed: 1 to 4294967295. Other values are rejected. kube-vip:
    /// <c>bgp_as</c>.
    /// </summary>
    [Input("asn", required: true)]
    public required Input<double> Asn { get; set; }

    /// <summary>
    /// Router ID, in the form of an IPv4 address. Default: the address of each node; set it where nodes have only IPv6. Other
    /// values are rejected; with several servers it is accepted with a warning. kube-vip: <c>bgp_routerid</c>.
    /// </summary>
    [Input("routerId")]
    public Input<string>? RouterId { get; set; }

    /// <summary>
    /// The routers, to which every server connects at port 179. Required. An empty list is rejected. kube-vip: <c>bgp_peers</c>.
    /// </summary>
    [Input("peers", required: true)]
    public required List<KubeVipPeerArgs> Peers { get => field ??= []; set; }
}
