using Pulumi;

namespace K3sPulumi;

/// <content>The node's addresses.</content>
public partial class NodeArgs
{
    /// <summary>
    /// Address by which the other nodes reach this one, or an IPv4 and an IPv6 address with a comma. Default: that of the
    /// default route. Loopback, link-local and multicast addresses, one of another node, and one inside the networks of pods
    /// and services are problems. K3s: <c>node-ip</c>.
    /// </summary>
    [Input("nodeIp")]
    public Input<string>? NodeIp { get; set; }

    /// <summary>
    /// Addresses by which the node is reached from outside, with commas; K3s lists them all. Default: none. One that two
    /// servers share, or two nodes with <c>network.flannelExternalIp</c>, is a problem. K3s: <c>node-external-ip</c>.
    /// </summary>
    [Input("nodeExternalIp")]
    public Input<string>? NodeExternalIp { get; set; }
}
