using Pulumi;

namespace K3sPulumi;

/// <content>The node's addresses.</content>
public partial class NodeArgs
{
    /// <summary>
    /// IP address at which other nodes reach this one, or an IPv4 and an IPv6 address separated by a comma. Default: the address
    /// of the interface with the default route. Rejected: loopback, link-local and multicast addresses, the address of another
    /// node, and addresses in the pod or service network. K3s: <c>node-ip</c>.
    /// </summary>
    [Input("nodeIp")]
    public Input<string>? NodeIp { get; set; }

    /// <summary>
    /// IP addresses at which the node is reached from outside, separated by commas; K3s publishes all of them. Default: none.
    /// Rejected: an address that two servers share, or two nodes with <c>networking.flannelExternalIp</c>. K3s:
    /// <c>node-external-ip</c>.
    /// </summary>
    [Input("nodeExternalIp")]
    public Input<string>? NodeExternalIp { get; set; }
}
