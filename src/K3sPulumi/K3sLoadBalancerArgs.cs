using K3sPulumi.Internal.LoadBalancing;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi;

/// <summary>A load balancer of its own, in front of servers that are named here.</summary>
public sealed class K3sLoadBalancerArgs : LoadBalancerArgs
{
    /// <summary>The servers by name, each with the address on which it answers. Required. Unhealthy ones get no connections.</summary>
    [Input("servers", required: true)]
    public required InputMap<string> Servers { get; set; }

    /// <summary>Part of a cluster's own order; null elsewhere.</summary>
    internal LoadBalancerPlacement? NodeContext { get; set; }
}
