using Pulumi;

namespace K3sPulumi;

/// <summary>
/// kube-vip on the servers: an address of the API that moves to another server when one fails, without a load balancer. Hosts
/// only, with all servers in one layer 2 network. The address becomes <c>apiAddress</c> unless you set that.
/// </summary>
/// <example><code>
/// KubeVip = new() { Address = "10.0.0.100" }
/// </code></example>
public sealed class KubeVipArgs : ResourceArgs
{
    /// <summary>The address, in the network of the servers. Required. An address of a node is rejected.</summary>
    [Input("address", required: true)]
    public required Input<string> Address { get; set; }

    /// <summary>Network interface of the servers. Default: that of the default route.</summary>
    [Input("interface")]
    public Input<string>? Interface { get; set; }

    /// <summary>Image. Default: <c>ghcr.io/kube-vip/kube-vip:v1.1.2</c>.</summary>
    [Input("image")]
    public Input<string>? Image { get; set; }
}
