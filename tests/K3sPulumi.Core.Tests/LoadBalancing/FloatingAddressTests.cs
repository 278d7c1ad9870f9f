using K3sPulumi.Core.LoadBalancing;

namespace K3sPulumi.Core.Tests.LoadBalancing;

public sealed class FloatingAddressTests
{
    private static readonly FloatingAddress Address = new("10.0.0.10", new("s3cret"));

    [Fact]
    public void TheSecondInLineCountsForLess() => Golden.Matches(
        "loadbalancer/keepalived-unicast.conf",
        (Address with { Peers = ["10.0.0.8", "10.0.0.9", "10.0.0.7"], Interface = "ens3", RouterId = 77 }).ToConfig(1));

    [Fact]
    public void WithoutPeersItUsesMulticastAndFindsItsInterface() =>
        Golden.Matches("loadbalancer/keepalived-multicast.conf", Address.ToConfig(0));

    [Fact]
    public void OnlyAnIPv6AddressIsSharedWithoutAPassword() => Golden.Matches(
        "loadbalancer/keepalived-ipv6.conf",
        new FloatingAddress("fd00::10", new("s3cret")) { Peers = ["fd00::8", "fd00::9"], Interface = "ens3" }.ToConfig(0));
}
