using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.LoadBalancing;

public sealed class HaproxyConfigTests
{
    private static readonly PoolServer[] Three =
        [new("alpha", "10.0.0.11"), new("bravo", "10.0.0.12"), new("charlie", "10.0.0.13")];

    private static readonly Dictionary<string, HaproxyConfig> Configs = new()
    {
        ["three-servers"] = new(Three),
        ["dual-stack"] = new([new("alpha", "fd00::11"), new("bravo", "fd00::12", 7443)])
        {
            ListenAddress = "[::]",
            Port = 443,
            StatsPort = 9000
        },
        ["names"] = new([new("alpha", "localhost"), new("bravo", "not-there.invalid")]),
        ["container-names"] =
            new([new("alpha", "dev-server-0"), new("bravo", "not-there.invalid")]) { Placement = HaproxyPlacement.Container },
        ["container"] = new([new("dev-server-0", "172.28.0.2")])
        {
            Placement = HaproxyPlacement.Container,
            ForwardedPorts = [new(80, [new("dev-server-0", "172.28.0.2", 80)]),
                new(443, [new("dev-agent-0", "172.28.0.5", 443)])],
        },
    };

    public static TheoryData<string> Names => [.. Configs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ItReadsAsExpected(string name) => Golden.Matches($"loadbalancer/haproxy-{name}.cfg", Configs[name].ToConfig());

    [ToolTheory("haproxy")]
    [MemberData(nameof(Names))]
    public void TheRealHaproxyAcceptsIt(string name) => RealHaproxy.Accepts(Configs[name].ToConfig());

    [ToolFact("haproxy")]
    public void ManyServersAreAccepted() => RealHaproxy.Accepts(
        new HaproxyConfig([.. Enumerable.Range(0, 200)
            .Select(number => new PoolServer($"server-{number}.example", $"10.0.1.{number}"))]).ToConfig());

    [Fact]
    public void ARangeOfAllNodePortsIsAccepted() => RealHaproxy.Accepts(new LoadBalancerSpec
    {
        Docker = new() { Ports = Value<IReadOnlyList<string>>.Of(["30000-32767:30000-32767"]) },
        Servers = Value<IReadOnlyDictionary<string, string>>.Of(new Dictionary<string, string> { ["alpha"] = "10.0.0.11" }),
    }.Haproxy().ToConfig());

    [Fact]
    public void OnAnIPv6HostItListensForBothFamilies()
    {
        var spec = new LoadBalancerSpec
        {
            Ssh = new() { Address = Value<string>.Of("fd00::8") },
            Servers = Value<IReadOnlyDictionary<string, string>>.Of(new Dictionary<string, string> { ["alpha"] = "fd00::11" })
        };

        Assert.Equal("[::]", spec.Haproxy().ListenAddress);
        Assert.Equal("*", (spec with { Ssh = new() { Address = Value<string>.Of("10.0.0.8") } }).Haproxy().ListenAddress);
    }

    [Fact]
    public void AnotherHostPortForTheApiIsListenedOnOnce()
    {
        var haproxy =
            new LoadBalancerSpec
            {
                Docker =
                new() { Ports = Value<IReadOnlyList<string>>.Of(["7443:6443", "8443:443"]) }
            }.Haproxy();

        Assert.Equal([443], haproxy.ForwardedPorts.Select(port => port.Port));
    }

    [Fact]
    public void AnAliasOfTheContainerIsGivenByItsAddress()
    {
        var spec = new LoadBalancerSpec
        {
            Docker = new()
            {
                HostAliases =
                Value<IReadOnlyDictionary<string, string>>.Of(new Dictionary<string, string> { ["alpha.lan"] = "10.0.0.11" })
            },
            Servers = Value<IReadOnlyDictionary<string, string>>.Of(new Dictionary<string, string> { ["alpha"] = "alpha.lan" }),
        };

        Assert.Equal("10.0.0.11", spec.Haproxy().Servers[0].Address);
    }
}
