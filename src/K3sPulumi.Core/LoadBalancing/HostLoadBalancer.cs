using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>A load balancer on a host, possibly one of several that share an address.</summary>
internal sealed record HostLoadBalancer(HaproxyConfig Haproxy)
{
    public FloatingAddress? FloatingAddress { get; init; }

    /// <summary>The position among those that share the address.</summary>
    public int Index { get; init; }

    public Elevation Elevation { get; init; } = Elevation.Root;
}
