using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Invalid load balancers, in a cluster and by themselves: the same problem with the same path.</summary>
public sealed class LoadBalancerRequestTests
{
    private static readonly LoadBalancerSpec Pair = new()
    {
        Ssh = Host("10.0.0.8"),
        Standbys = [Host("10.0.0.9")],
        FloatingAddress = Text("10.0.0.10"),
    };

    private static readonly LoadBalancerSpec Container = new() { Docker = new() };

    private static readonly (string What, string Path, LoadBalancerSpec Balancer)[] Bad =
    [
        ("a host by name with a standby", "ssh.address", Pair with { Ssh = Host("lb-1.example.com") }),
        ("a standby by name", "standbys[0].address", Pair with { Standbys = [Host("lb-2.example.com")] }),
        ("a standby of another family", "standbys[0].address", Pair with { Standbys = [Host("fd00::9")] }),
        ("a floating address of another family", "ssh.address",
            Pair with { Standbys = [Host("fd00::9")], FloatingAddress = Text("fd00::10") }),
        ("a floating address that is the host's own", "ssh.address", Pair with { FloatingAddress = Text("10.0.0.8") }),
        ("a floating address that is the standby's own", "standbys[0].address", Pair with { FloatingAddress = Text("10.0.0.9") }),
        ("a host's own address without standbys", "ssh.address", Pair with { Standbys = [], FloatingAddress = Text("10.0.0.8") }),
        ("a floating address by name", "floatingAddress", Pair with { FloatingAddress = Text("lb.example.com") }),
        ("a floating address on loopback", "floatingAddress", Pair with { FloatingAddress = Text("127.0.0.5") }),
        ("a floating multicast address", "floatingAddress", Pair with { FloatingAddress = Text("224.0.0.5") }),
        ("no floating address at all", "floatingAddress", Pair with { FloatingAddress = Text("0.0.0.0") }),
        ("an interface that ends keepalived's block", "floatingInterface", Pair with { FloatingInterface = Text("eth0 }") }),
        ("an interface that hides the rest of the line", "floatingInterface", Pair with { FloatingInterface = Text("eth0#") }),
        ("the loopback interface", "floatingInterface", Pair with { FloatingInterface = Text("lo") }),
        ("a router id above 255", "routerId", Pair with { RouterId = Value<int>.Of(256) }),
        ("an interface without a floating address", "floatingInterface",
            new() { Ssh = Host("10.0.0.8"), FloatingInterface = Text("eth0") }),
        ("a router id without a floating address", "routerId", new() { Ssh = Host("10.0.0.8"), RouterId = Value<int>.Of(7) }),
        ("the port of the statistics page", "port", Pair with { Port = 8404 }),
        ("the port of the statistics page in Docker", "port", Container with { Port = 8404 }),
        ("a port that is none", "port", Pair with { Port = 70000 }),
        ("UDP in Docker", "docker.ports[0]", Published("1053:53/udp")),
        ("SCTP in Docker", "docker.ports[0]", Published("3868:3868/sctp")),
        ("a range of UDP in Docker", "docker.ports[1]", Published("8080:80", "6000-6010:6000-6010/udp")),
        ("the API port again", "docker.ports[0]", Published("6443:6443")),
        ("the API port in a range", "docker.ports[0]", Published("6440-6450:6440-6450")),
        ("its own API port again", "docker.ports[0]",
            new() { Port = 7443, Docker = new() { ApiPort = 8443, Ports = List("8443:7443") } }),
        ("the statistics page in a range", "docker.ports[0]", Published("8400-8410:8400-8410")),
        ("less memory than Docker takes", "docker.memory", new() { Docker = new() { Memory = Text("4m") } }),
    ];

    public static TheoryData<string> BadNames => [.. Bad.Select(bad => bad.What)];

    [Theory]
    [MemberData(nameof(BadNames))]
    public void ByItselfItIsRefused(string what)
    {
        var (_, path, balancer) = Bad.Single(bad => bad.What == what);

        var problem = Assert.Single(LoadBalancerChecks.Problems(balancer with { Servers = Map("alpha", "10.0.0.11") }));
        Assert.Equal(path, problem.Path);
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public void InAClusterItIsRefusedAsWell(string what)
    {
        var (_, path, balancer) = Bad.Single(bad => bad.What == what);

        Assert.Contains($"loadBalancer.{path}", ClusterChecks.Problems(Around(balancer)).Select(problem => problem.Path));
    }

    [Fact]
    public void UnknownValuesAreNotProblems() => Assert.Empty(ClusterChecks.Problems(Around(Pair with
    {
        Ssh = Host("") with { Address = Value<string>.Unknown },
        FloatingAddress = Value<string>.Unknown,
        FloatingInterface = Value<string>.Unknown,
        RouterId = Value<int>.Unknown,
    })));

    [Fact]
    public void TheProblemsReadAsReviewed() => Golden.Matches("loadbalancer/problems.txt", string.Concat(Bad.Select(bad =>
        $"{bad.What}\n"
            + string.Concat(LoadBalancerChecks.Problems(bad.Balancer with { Servers = Map("alpha", "10.0.0.11") })
                .Select(problem => $"  {problem}\n")))));

    private static LoadBalancerSpec Published(params string[] ports) => new() { Docker = new() { Ports = List(ports) } };

    private static ClusterSpec Around(LoadBalancerSpec balancer) =>
        (balancer.Docker is null ? Ssh : Docker) with { LoadBalancer = balancer };

    private static Value<string> Text(string text) => Value<string>.Of(text);
}
