using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>A load balancer on a host of its own; one of several where they share an address.</summary>
internal sealed record HostLoadBalancer(HaproxyConfig Haproxy)
{
    public FloatingAddress? FloatingAddress { get; init; }

    /// <summary>The place among those that share the address.</summary>
    public int Index { get; init; }

    public Elevation Elevation { get; init; } = Elevation.Root;
}
