using K3sPulumi.Core.LoadBalancing;

namespace K3sPulumi.Core.Tests.LoadBalancing;

public sealed class FloatingAddressTests
{
    private static readonly FloatingAddress Address = new("10.0.0.10", new("s3cret"));

    [Fact]
    public void TheSecondInLineCountsForLess() => Golden.Matches(
        "loadbalancer/keepalived-unicast.conf",
        (Address with { Peers = ["10.0.0.8", "10.0.0.9", "10.0.0.7"], Interface = "ens3", PrefixLength = 24, RouterId = 77 }).ToConfig(1));

    [Fact]
    public void AloneItSpeaksToEveryoneAndFindsItsInterface() => Golden.Matches("loadbalancer/keepalived-multicast.conf", Address.ToConfig(0));

    [Fact]
    public void WhatCannotWorkIsSaidAllAtOnce()
    {
        var wrong = new FloatingAddress("lb.example.com", new("too long for VRRP"))
        {
            RouterId = 256,
            PrefixLength = 0,
            Interface = "eth 0",
            Peers = [.. Enumerable.Range(1, 20).Select(number => $"10.0.0.{number}"), "lb-2"],
        };

        Golden.Matches("loadbalancer/floating-problems.txt", Problem.Report("K3sLoadBalancer", "lb", [.. wrong.Problems("floatingAddress")]) + "\n");
    }
}
