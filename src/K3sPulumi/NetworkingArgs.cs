using Pulumi;

namespace K3sPulumi;

/// <summary>Advanced network settings of a cluster; the same on all servers.</summary>
/// <example><code>
/// ClusterCidr = "10.42.0.0/16,fd00:42::/56", ServiceCidr = "10.43.0.0/16,fd00:43::/112",
/// Networking = new() { FlannelIpv6Masq = true, EgressSelectorMode = "cluster" }
/// </code></example>
public sealed class NetworkingArgs : ResourceArgs
{
    /// <summary>
    /// IP addresses of the cluster DNS. They must be in <c>serviceCidr</c>; others are rejected. Default: the tenth address of
    /// <c>serviceCidr</c>. K3s: <c>cluster-dns</c>.
    /// </summary>
    [Input("clusterDns")]
    public InputList<string> ClusterDns { get => field ??= new(); set; }

    /// <summary>
    /// How servers reach pods and kubelets: <c>agent</c>, <c>cluster</c>, <c>pod</c> or <c>disabled</c>. Default: <c>agent</c>.
    /// Other values are rejected. K3s: <c>egress-selector-mode</c>.
    /// </summary>
    [Input("egressSelectorMode")]
    public Input<string>? EgressSelectorMode { get; set; }

    /// <summary>
    /// Masquerades IPv6 traffic from pods to the outside. Default: false. Rejected without an IPv6 <c>clusterCidr</c>. K3s:
    /// <c>flannel-ipv6-masq</c>.
    /// </summary>
    [Input("flannelIpv6Masq")]
    public Input<bool>? FlannelIpv6Masq { get; set; }

    /// <summary>
    /// Uses the nodes' external addresses for traffic between nodes. Default: false. K3s: <c>flannel-external-ip</c>.
    /// </summary>
    [Input("flannelExternalIp")]
    public Input<bool>? FlannelExternalIp { get; set; }

    /// <summary>
    /// Disables K3s's network policy controller, for a CNI plugin that has its own. Default: false. K3s:
    /// <c>disable-network-policy</c>.
    /// </summary>
    [Input("disableNetworkPolicy")]
    public Input<bool>? DisableNetworkPolicy { get; set; }
}
