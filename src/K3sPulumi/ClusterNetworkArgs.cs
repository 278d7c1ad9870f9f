using Pulumi;

namespace K3sPulumi;

/// <summary>Finer points of the cluster's network; equal on all servers.</summary>
/// <example><code>
/// ClusterCidr = "10.42.0.0/16,fd00:42::/56", ServiceCidr = "10.43.0.0/16,fd00:43::/112",
/// Network = new() { FlannelIpv6Masq = true, EgressSelectorMode = "cluster" }
/// </code></example>
public sealed class ClusterNetworkArgs : ResourceArgs
{
    /// <summary>Addresses of the cluster's DNS, within the service network. Default: its tenth. Others are problems. K3s: <c>cluster-dns</c>.</summary>
    [Input("clusterDns")]
    public InputList<string> ClusterDns { get => field ??= new(); set; }

    /// <summary>
    /// How servers reach pods and kubelets: <c>agent</c>, <c>cluster</c>, <c>pod</c> or <c>disabled</c>. Default: <c>agent</c>. Any other is a problem.
    /// K3s: <c>egress-selector-mode</c>.
    /// </summary>
    [Input("egressSelectorMode")]
    public Input<string>? EgressSelectorMode { get; set; }

    /// <summary>Hides pods' IPv6 addresses behind the node's. Default: false. Without an IPv6 pod network a problem. K3s: <c>flannel-ipv6-masq</c>.</summary>
    [Input("flannelIpv6Masq")]
    public Input<bool>? FlannelIpv6Masq { get; set; }

    /// <summary>Nodes reach each other by their external addresses. Default: false. K3s: <c>flannel-external-ip</c>.</summary>
    [Input("flannelExternalIp")]
    public Input<bool>? FlannelExternalIp { get; set; }

    /// <summary>Leaves K3s's network policies out, for a CNI that has its own. Default: false. K3s: <c>disable-network-policy</c>.</summary>
    [Input("disableNetworkPolicy")]
    public Input<bool>? DisableNetworkPolicy { get; set; }
}
