using K3sPulumi.Core.LoadBalancing;

namespace K3sPulumi.Core.Tests.LoadBalancing;

public sealed class HaproxyConfigTests
{
    private static readonly PoolServer[] Three =
        [new("alpha", "10.0.0.11"), new("bravo", "10.0.0.12"), new("charlie", "10.0.0.13")];

    private static readonly Dictionary<string, HaproxyConfig> Configs = new()
    {
        ["three-servers"] = new(Three),
        ["dual-stack"] = new([new("alpha", "fd00::11"), new("bravo", "fd00::12", 7443)]) { ListenAddress = "[::]", Port = 443, StatsPort = 9000 },
        ["names"] = new([new("alpha", "localhost"), new("bravo", "not-there.invalid")]),
        ["container"] = new([new("dev-server-0", "172.28.0.2")])
        {
            Placement = HaproxyPlacement.Container,
            ForwardedPorts = [new(80, [new("dev-server-0", "172.28.0.2", 80)]), new(443, [new("dev-agent-0", "172.28.0.5", 443)])],
        },
    };

    public static TheoryData<string> Names => [.. Configs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ItReadsAsExpected(string name)
    {
        Assert.Empty(Configs[name].Problems());
        Golden.Matches($"loadbalancer/haproxy-{name}.cfg", Configs[name].ToConfig());
    }

    [ToolTheory("haproxy")]
    [MemberData(nameof(Names))]
    public void TheRealHaproxyAcceptsIt(string name) => RealHaproxy.Accepts(Configs[name].ToConfig());

    [ToolFact("haproxy")]
    public void ManyServersAreAccepted() => RealHaproxy.Accepts(
        new HaproxyConfig([.. Enumerable.Range(0, 200).Select(number => new PoolServer($"server-{number}.example", $"10.0.1.{number}"))]).ToConfig());

    [Fact]
    public void WhatCannotWorkIsSaidAllAtOnce()
    {
        var config = new HaproxyConfig([new("al pha", "10.0.0.11:6443"), new("bravo", "10.0.0.12", 0), new("bravo", "10.0.0.13")])
        {
            Port = 0,
            StatsPort = 443,
            ListenAddress = "eth0 or so",
            ForwardedPorts = [new(443, [])],
        };

        Golden.Matches("loadbalancer/haproxy-problems.txt", Problem.Report("K3sLoadBalancer", "lb", [.. config.Problems()]) + "\n");
    }
}
