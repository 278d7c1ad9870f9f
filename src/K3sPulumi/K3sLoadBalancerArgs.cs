using Pulumi;

namespace K3sPulumi;

/// <summary>Arguments of a standalone load balancer in front of the given servers.</summary>
public sealed class K3sLoadBalancerArgs : LoadBalancerArgs
{
    /// <summary>
    /// The servers: name to the address at which each one answers. Required. Unhealthy servers receive no connections.
    /// </summary>
    [Input("servers", required: true)]
    public required InputMap<string> Servers { get; set; }
}
