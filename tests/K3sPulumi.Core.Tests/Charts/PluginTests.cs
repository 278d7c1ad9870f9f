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

    public static TheoryData<string> Names => ["cilium", "calico", "kube-vip", "metallb"];

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

    private static ClusterSettings With(string name) => name switch
    {
        "cilium" => Settings with
        {
            FlannelBackend = "none",
            ClusterCidr = "10.42.0.0/16,fd00:42::/56",
            ServiceCidr = "10.43.0.0/16,fd00:43::/112",
            Cni = new() { Cilium = new(), KubeProxyReplacement = Value<bool>.Of(true) },
        },
        "calico" => Settings with { FlannelBackend = "none", Cni = new() { Calico = new() { Values = "installation: {}\n" } } },
        "kube-vip" => Settings with { KubeVip = new() { Address = "10.0.0.100", Interface = "eth1" } },
        _ => Settings with
        {
            MetalLb = new() { Addresses = Requests.List("192.168.1.240-192.168.1.250", "192.168.2.5/28", "fd00::/120") },
        },
    };
}
