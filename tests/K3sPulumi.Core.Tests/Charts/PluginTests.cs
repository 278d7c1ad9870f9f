using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Tests.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Charts;

/// <summary>The pod network, kube-vip and MetalLB as files and settings of K3s.</summary>
public sealed class PluginTests
{
    private static readonly ClusterSettings Settings = new() { Version = Requests.Version };

    public static TheoryData<string> Names => ["cilium", "calico", "kube-vip", "kube-vip-bgp", "kube-vip-static", "metallb"];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheFilesAreAsReviewed(string name) => Golden.Matches($"plugin-{name}.yaml",
        string.Concat(ChartFiles.For(With(name)).Select(file => $"# {file.Mode} {file.Path}\n{file.Content.Value}")));

    [Theory]
    [InlineData("cilium", "flannel-backend: none\ndisable-network-policy: true\ndisable-kube-proxy: true\n")]
    [InlineData("calico", "flannel-backend: none\ndisable-network-policy: true\n")]
    [InlineData("metallb", "disable:\n  - servicelb\n")]
    public void K3sLeavesOutWhatTheyReplace(string name, string expected)
    {
        var config = NodeConfigs.For(new ServerSpec { Name = "a", Key = "a", Node = new(), Settings = With(name) }, null, null);

        Assert.Contains(expected, config.ToYaml(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheVirtualAddressIsInTheCertificate() => Assert.Contains("10.0.0.100", NodeConfigs.For(
        new ServerSpec { Name = "a", Key = "a", Node = new(), Settings = With("kube-vip") }, null, null).TlsSans);

    [Theory]
    [MemberData(nameof(Names))]
    public void OnHostsTheyHaveNoProblem(string name) =>
        Assert.Empty(ClusterChecks.Problems(Requests.Ssh with { Settings = With(name) }));

    [Fact]
    public void AServerByItselfDoesNotHaveTheVirtualAddressItself() => Assert.Contains(
        ComponentChecks.Problems(new ServerSpec
        {
            Name = "a",
            Key = "a",
            Node = new() { Ssh = Requests.Host("10.0.0.100") },
            Settings = With("kube-vip"),
        }), problem => problem.Path == "kubeVip.address"
            && problem.Message.Contains("the address of this server", StringComparison.Ordinal));

    [Fact]
    public void APasswordOfARouterIsOnlyInTheSecretAndAnotherOneRestartsThePods()
    {
        static string Text(string password) => new KubeVipFiles(Vip with
        {
            Bgp = Bgp with { Peers = [Bgp.Peers[0] with { Password = new Secret(password) }] },
        }).File().Content.Value;
        static string DaemonSet(string text) => text[text.IndexOf("kind: ServiceAccount", StringComparison.Ordinal)..];

        Assert.Contains("bgp_peers: \"10.0.0.1:65001:peer-in-clear:true\"", Text("peer-in-clear"), StringComparison.Ordinal);
        Assert.DoesNotContain("peer-in-clear", DaemonSet(Text("peer-in-clear")), StringComparison.Ordinal);
        Assert.NotEqual(DaemonSet(Text("peer-in-clear")), DaemonSet(Text("another")));
        Assert.Equal(Text("another"), Text("another"));
    }

    [Fact]
    public void OneRouterIdForSeveralServersIsAWarning()
    {
        var settings = Settings with { KubeVip = Vip with { Bgp = Bgp with { RouterId = "10.0.0.11" } } };
        var one = Requests.Ssh with { Settings = settings };
        var three = one with
        {
            Servers = [.. new[] { "s1", "s2", "s3" }.Select((name, index) =>
            new NodeSpec { NodeName = name, Ssh = Requests.Host($"10.0.0.3{index}") })]
        };

        Assert.Empty(ProblemList.Of(advice => PlaceAdvice.Advise(advice, one)));
        Assert.Equal("kubeVip.bgp.routerId", Assert.Single(ProblemList.Of(advice => PlaceAdvice.Advise(advice, three))).Path);
        Assert.Empty(ClusterChecks.Problems(three));
    }

    [Theory]
    [InlineData("v1.23.17+k3s1", "cni")]
    [InlineData("v1.24.0+k3s1", null)]
    public void AnOldK3sKeepsWhatIsRemovedWhichIsAWarning(string version, string? path)
    {
        var settings = With("cilium") with { Version = version };
        var cluster = Requests.Ssh with { Settings = settings };
        var server = new ServerSpec { Name = "a", Key = "a", Node = new(), Settings = settings };

        Assert.Equal(path, ProblemList.Of(advice => PlaceAdvice.Advise(advice, cluster)).SingleOrDefault()?.Path);
        Assert.Equal(path, ComponentAdvice.For(server).SingleOrDefault()?.Path);
        Assert.Empty(ProblemList.Of(advice => PlaceAdvice.Advise(advice, Settings with { Version = version })));
    }

    [Theory]
    [InlineData("10.43.0.0/16", "127.0.0.1")]
    [InlineData("fd00:43::/112", "::1")]
    [InlineData("10.43.0.0/16,fd00:43::/112", "127.0.0.1")]
    [InlineData("fd00:43::/112,10.43.0.0/16", "::1")]
    public void CiliumReachesTheApiWhereK3sServesItOnTheLoopbackInterface(string services, string address)
    {
        var settings = With("cilium") with { ServiceCidr = services };

        Assert.Contains($"k8sServiceHost: \\\"{address}\\\"", ChartFiles.For(settings).First().Content.Value,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oci://r.example.com/charts")]
    [InlineData("oci://r.example.com/charts/")]
    public void AnOciRegistryHasTheChartUnderItsName(string repo)
    {
        var settings = Settings with
        {
            Cni = new() { Calico = new() { Repo = repo, DockerRegistrySecret = "pull" } },
            FlannelBackend = "none",
        };

        var text = ChartFiles.For(settings).Single().Content.Value;

        Assert.Contains("  chart: oci://r.example.com/charts/tigera-operator\n  version: v3.31.7\n", text,
            StringComparison.Ordinal);
        Assert.Contains("  dockerRegistrySecret:\n    name: pull\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("repo:", text, StringComparison.Ordinal);
        Assert.Empty(ClusterChecks.Problems(Requests.Ssh with { Settings = settings }));
    }

    [Fact]
    public void AnArchiveTakesThePlaceOfTheRepository()
    {
        var settings = Settings with
        {
            FlannelBackend = "none",
            Cni = new() { Cilium = new() { ChartContent = "H4sIAAAA", Values = "image: { repository: r.example.com/cilium }" } },
        };

        var text = ChartFiles.For(settings).Single().Content.Value;

        Assert.Contains("chartContent: H4sIAAAA\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("repo:", text, StringComparison.Ordinal);
        Assert.Contains("kind: HelmChartConfig\n", text, StringComparison.Ordinal);
        Assert.Empty(ClusterChecks.Problems(Requests.Ssh with { Settings = settings }));
    }

    private static readonly KubeVipSpec Vip = new() { Address = "10.0.0.100" };

    private static readonly KubeVipBgpSpec Bgp = new()
    {
        Asn = 4200000001,
        Peers =
        [
            new() { Address = "10.0.0.1", Asn = 65001, Password = new Secret("peer-in-clear"), MultiHop = Value<bool>.Of(true) },
            new() { Address = "fd00::1", Asn = 65001 },
        ],
    };

    private static ClusterSettings With(string name) => name switch
    {
        "cilium" => Settings with
        {
            FlannelBackend = "none",
            ClusterCidr = "10.42.0.0/16,fd00:42::/56",
            ServiceCidr = "10.43.0.0/16,fd00:43::/112",
            Cni = new() { Cilium = new(), KubeProxyReplacement = Value<bool>.Of(true) },
        },
        "calico" => Settings with
        {
            FlannelBackend = "none",
            ClusterCidr = "10.42.0.0/16,fd00:42::/56",
            ServiceCidr = "10.43.0.0/16,fd00:43::/112",
            Cni = new() { Calico = new() { Values = "installation: {}\n" } },
        },
        "kube-vip-bgp" => Settings with { KubeVip = Vip with { Bgp = Bgp } },
        "kube-vip-static" => Settings with
        {
            KubeVip = new()
            {
                Address = "fd00::100",
                StaticPod = true,
                Bgp = new() { Asn = 65000, RouterId = "10.0.0.11", Peers = [new() { Address = "fd00::1", Asn = 65001 }] },
            },
        },
        "kube-vip" => Settings with { KubeVip = Vip with { Interface = "eth1" } },
        _ => Settings with
        {
            MetalLb = new() { Addresses = Requests.List("192.168.1.240-192.168.1.250", "192.168.2.5/28", "fd00::/120") },
        },
    };
}
