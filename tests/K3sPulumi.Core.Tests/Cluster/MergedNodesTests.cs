using System.Reflection;
using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Hardening;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

/// <summary>How a cluster and its plan complete each node.</summary>
public sealed class MergedNodesTests
{
    /// <summary>What a cluster never sets for all of its nodes.</summary>
    private static readonly string[] OwnOptions =
    [
        nameof(NodeSpec.NodeName), nameof(NodeSpec.NodeLabels), nameof(NodeSpec.NodeTaints), nameof(NodeSpec.NodeIp),
        nameof(NodeSpec.NodeExternalIp), nameof(NodeSpec.WithNodeId), nameof(NodeSpec.Config), nameof(NodeSpec.ClusterConfig),
        nameof(NodeSpec.Generation), nameof(NodeSpec.Docker), nameof(NodeSpec.Ssh), nameof(NodeSpec.AirGap),
        nameof(NodeSpec.Images), nameof(NodeSpec.Architecture),
        nameof(NodeSpec.SkippedChecks), nameof(NodeSpec.Deadlines), nameof(NodeSpec.HostIsGone), nameof(NodeSpec.LeavesThrough),
        nameof(NodeSpec.Rootless), nameof(NodeSpec.FlannelIface), nameof(NodeSpec.ResolvConf), nameof(NodeSpec.KubeletArgs),
    ];

    private static readonly Value<string> Url = Value<string>.Of("https://10.0.0.11:6443");

    public static TheoryData<string> SharedOptions =>
        [.. typeof(NodeSpec).GetProperties().Where(option => option.CanWrite && !OwnOptions.Contains(option.Name))
            .Select(option => option.Name)];

    [Theory]
    [MemberData(nameof(SharedOptions))]
    public void EveryOptionOfTheClusterReachesItsNodes(string name)
    {
        var option = typeof(NodeSpec).GetProperty(name)!;
        var (shared, given) = (new NodeSpec(), Given(option.PropertyType));
        option.SetValue(shared, given);
        var cluster = Requests.Ssh with { Shared = shared };

        Assert.Equal(given, option.GetValue(Server(cluster).Node));
        Assert.Equal(given, option.GetValue(Agent(cluster).Node));
    }

    [Theory]
    [MemberData(nameof(SharedOptions))]
    public void ANodesOwnOptionOverridesTheClusters(string name)
    {
        var option = typeof(NodeSpec).GetProperty(name)!;
        var given = Given(option.PropertyType);
        var cluster = Requests.Ssh.WithServer(node =>
        {
            var own = node with { Config = node.Config };
            option.SetValue(own, given);
            return own;
        });

        Assert.Equal(given, option.GetValue(Server(cluster).Node));
    }

    [Fact]
    public void EverySettingOfTheClusterReachesItsServers()
    {
        foreach (var setting in typeof(ClusterSettings).GetProperties().Where(setting => setting.CanWrite))
        {
            var (settings, given) = (new ClusterSettings(), Given(setting.PropertyType));
            setting.SetValue(settings, given);

            Assert.Equal(given, setting.GetValue(Server(Requests.Ssh with { Settings = settings }).Settings));
        }
    }

    [Fact]
    public void AnAgentKnowsTheNetworksButNoSecretsOfTheServers()
    {
        var agent = Agent(Requests.Ssh.With(settings => settings with
        {
            ClusterCidr = Value<string>.Of("10.50.0.0/16"),
            FlannelBackend = Value<string>.Of("host-gw"),
            Token = Value<Secret>.Of(new Secret("servers-only")),
        }));

        Assert.Equal("10.50.0.0/16", agent.Settings.ClusterCidr.Content);
        Assert.Equal("host-gw", agent.Settings.FlannelBackend.Content);
        Assert.Equal(Requests.Version, agent.Settings.Version);
        Assert.False(agent.Settings.Token.IsGiven);
    }

    [Fact]
    public void TheTextOfARoleReachesOnlyNodesOfThatRole()
    {
        var cluster = Requests.Ssh with
        {
            ServerConfig = Value<string>.Of("debug: true\n"),
            AgentConfig = Value<string>.Of("v: 2\n")
        };

        Assert.Equal("debug: true\n", Server(cluster).Node.ClusterConfig.Content);
        Assert.Equal("v: 2\n", Agent(cluster).Node.ClusterConfig.Content);
    }

    [Fact]
    public void TheLoadBalancersAddressIsInTheCertificateAndIsWhereAHostsApiIsReached()
    {
        var values = new ClusterValues { BalancerAddress = Value<string>.Of("10.0.0.99") };
        var cluster = Requests.Ssh.With(settings => settings with { TlsSans = Requests.List("api.example.com") });

        var server = MergedNodes.Server(cluster, ClusterPlan.For(cluster), ClusterPlan.For(cluster).Nodes[0], values);

        Assert.Equal(["api.example.com", "10.0.0.99"], server.Settings.TlsSans.Content!);
        Assert.Equal("10.0.0.99", server.ApiAddress.Content);
    }

    [Fact]
    public void AnUnknownNameMakesOnlyTheNamesUnknown()
    {
        var cluster = Requests.Ssh.With(settings => settings with { TlsSans = Value<IReadOnlyList<string>>.Unknown });

        var server = MergedNodes.Server(
            cluster, ClusterPlan.For(cluster), ClusterPlan.For(cluster)
                .Nodes[0], new() { BalancerAddress = Value<string>.Of("10.0.0.99") });

        Assert.True(server.Settings.TlsSans.IsUnknown);
        Assert.Equal("10.0.0.11", server.Node.Ssh!.Address.Content);
    }

    [Fact]
    public void AFixedAddressIsForServersThatNameNone()
    {
        var values = new ClusterValues { ContainerIp = Value<string>.Of("10.90.0.11") };
        var named = Requests.Docker.WithDocker(docker => docker with { Ip = Value<string>.Of("10.90.0.77") });

        Assert.Equal("10.90.0.11",
            MergedNodes.Server(Requests.Docker, ClusterPlan.For(Requests.Docker), ClusterPlan.For(Requests.Docker).Nodes[0],
                values).Node.Docker!.Ip.Content);
        Assert.Equal("10.90.0.77",
            MergedNodes.Server(named, ClusterPlan.For(named), ClusterPlan.For(named).Nodes[0], values).Node.Docker!.Ip.Content);
    }

    [Fact]
    public void OnlyAServerThatSharesTheDatastoreKnowsTheOthersThatDo()
    {
        var three = Requests.Ssh with
        {
            Servers = [.. Enumerable.Range(1, 3)
            .Select(i => new NodeSpec { NodeName = $"s{i}", Ssh = Requests.Host($"10.0.0.1{i}") })]
        };

        var second = MergedNodes.Server(three, ClusterPlan.For(three), ClusterPlan.For(three).Nodes[1],
            new() { ServerUrl = Url });

        Assert.Equal(["s1", "s2", "s3"], second.EtcdServers);
        Assert.False(second.ClusterInit);
        Assert.Equal(("prod-s2", "s2", "s2"), (second.Name, second.Key, second.Node.NodeName));
    }

    private static ServerSpec Server(ClusterSpec cluster) =>
        MergedNodes.Server(cluster, ClusterPlan.For(cluster), ClusterPlan.For(cluster).Nodes[0], new() { ServerUrl = Url });

    private static AgentSpec Agent(ClusterSpec cluster) =>
        MergedNodes.Agent(cluster, ClusterPlan.For(cluster).Agents.First(),
            new() { ServerUrl = Url, AgentToken = Value<Secret>.Unknown });

    /// <summary>A value of this type that differs from its default.</summary>
    private static object Given(Type type) =>
        type == typeof(bool) ? true
        : type == typeof(bool?) ? false
        : type == typeof(HardeningProfile) ? new HardeningProfile([])
        : type.IsValueType ? type.GetProperty("Unknown", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
        : type == typeof(IReadOnlyList<KubeconfigSpec>) ? new[] { new KubeconfigSpec("ci") }
        : type == typeof(IReadOnlyList<JoinTokenSpec>) ? new[] { new JoinTokenSpec("edge") }
        : type == typeof(IReadOnlyList<ChartSpec>) ? new[] { new ChartSpec("app") }
        : type == typeof(IReadOnlyList<string>) ? new[] { "8472/udp" }
        : Activator.CreateInstance(type)!;
}
