using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Unusual load balancers, registries and SSH connections that work must be accepted.</summary>
public sealed class ValidAccessRequestTests
{
    private static ClusterSpec Adopted => Ssh with { Shared = new() { Adopt = true } };

    private static readonly (string What, ClusterSpec Request)[] Good =
    [
        ("a user of a directory", Ssh.WithSsh(ssh => ssh with { User = Text("deploy@corp.example.com") })),
        ("a user of a Windows domain", Ssh.WithSsh(ssh => ssh with { User = Text(@"CORP\deploy") })),
        ("an existing cluster with tokens that it would not get here", Adopted.With(settings =>
            settings with { Token = Hidden("it's:short$"), AgentToken = Hidden("also") })),
        ("an existing cluster with its token in long form", Adopted.With(settings =>
            settings with { Token = Hidden($"K10{new string('a', 64)}::server:it"), AgentToken = Hidden("also") })),
        ("no sudo password where sudo may not ask",
            Ssh.WithSsh(ssh => ssh with { User = Text("deploy"), SudoPassword = Hidden("") })),
        ("an empty password beside an agent",
            Ssh.WithSsh(ssh => ssh with { Password = Hidden(""), AgentSocketPath = Text("/run/agent") })),
        ("a host name with an underscore", Ssh.WithSsh(ssh => ssh with { Address = Text("node_1.example.com") })),
        ("a host name with capitals and a dot at its end",
            Ssh.WithSsh(ssh => ssh with { Address = Text("Node-1.Example.com.") })),
        ("an international host name", Ssh.WithSsh(ssh => ssh with { Address = Text("xn--bcher-kva.example") })),
        ("sshd on port 443", Ssh.WithSsh(ssh =>
            ssh with { Port = Value<int>.Of(443), Bastion = Host("bastion_1.example.com") with { Port = Value<int>.Of(2222) } })),
        ("tags of Tailscale",
            Ssh with { Shared =
                new() { VpnAuth =
                    Hidden("name=tailscale,joinKey=tskey-auth-x,extraArgs=--advertise-tags=tag:k3s,tag:server") } }),
        ("targets without the proxy",
            Ssh with { Shared =
                new() { Proxy = new() { HttpProxy = Hidden("proxy:3128"),
                    NoProxy = List("*.corp.example", "[fd00::1]", "10.0.0.5/8", ".example.com:443") } } }),
        ("a rewrite with quoted text",
            Registry(new() { Mirrors =
                [Mirror("docker.io", "https://mirror.example.com", @"^\Qteam.a\E/(?U)(.*)$", "a/${1}_copy")] })),
        ("a mirror of everything, on a port that is written",
            Registry(new() { Mirrors = [Mirror("*", "https://mirror.example.com:443")],
                Configs = [Config("mirror.example.com:443")] })),
        ("a mirror without a scheme",
            Registry(new() { Mirrors = [Mirror("docker.io", "mirror_1.example.com:5000/v2/hub")],
                Configs = [Config("mirror_1.example.com:5000")] })),
        ("credentials of Docker Hub under its name", Registry(new() { Configs = [Config("docker.io")] })),
        ("settings for every registry", Registry(new() { Configs = [Config("*")] })),
        ("a load balancer by name without standbys", Ssh with { LoadBalancer = new() { Ssh = Host("lb.example.com") } }),
        ("an address that IPv6 load balancers share",
            Ssh with { LoadBalancer = new() { Ssh = Host("fd00::8"), Standbys = [Host("fd00::9")],
                FloatingAddress = Text("fd00::10"), FloatingInterface = Text("bond0.100"), RouterId = Value<int>.Of(255) } }),
        ("a floating address of one load balancer by name",
            Ssh with { LoadBalancer = new() { Ssh = Host("lb.example.com"), FloatingAddress = Text("10.0.0.10") } }),
        ("a load balancer on port 443", Ssh with { LoadBalancer = new() { Ssh = Host("10.0.0.8"), Port = 443 } }),
        ("a small load balancer with ranges and another port for the API",
            Docker with { LoadBalancer =
                new() { Docker = new() { Memory = Text("64m"),
                    Ports = List("80:80", "30000-30010:30000-30010", "7443:6443") } } }),
        ("an engine by a user of a directory",
            Docker with { Servers = [new() { Docker = new() { Host = "ssh://deploy@corp.example.com@build_1:22" } }],
                Agents = [] }),
        ("a label below a long domain",
            Docker.WithAgent(node => node with { NodeLabels = Map($"{new string('a', 70)}.example.com/rack", "r_1.2-A") })),
    ];

    public static TheoryData<string> Names => [.. Good.Select(good => good.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public void HasNoProblemAndNoWarning(string what)
    {
        var (_, request) = Good.Single(good => good.What == what);

        Assert.Empty(ClusterChecks.Problems(request));
        Assert.Empty(ClusterAdvice.For(request));
    }

    [Fact]
    public void ServersOfALoadBalancerMayHaveAnyNameThatHaproxyTakes() => Assert.Empty(LoadBalancerChecks.Problems(new()
    {
        Ssh = Host("10.0.0.8"),
        Servers = Value<IReadOnlyDictionary<string, string>>.Of(
            new Dictionary<string, string> { ["Node_1.example.com"] = "node_1.example.com" }),
    }));

    private static ClusterSpec Registry(RegistrySettings registries) => Ssh with { Shared = new() { Registries = registries } };

    private static RegistryMirror Mirror(string registry, string endpoint, string? pattern = null, string replacement = "") =>
        new()
        {
            Registry = Text(registry),
            Endpoints = List(endpoint),
            Rewrites = pattern is null ? default : Map(pattern, replacement),
        };

    private static RegistryConfig Config(string registry) =>
        new() { Registry = Text(registry), Username = Text("puller"), Password = Hidden("hush") };

    private static Value<string> Text(string text) => Value<string>.Of(text);

    private static Value<Secret> Hidden(string text) => Value<Secret>.Of(new Secret(text));
}
