using K3sPulumi.Core.Options;
using K3sPulumi.Core.Specs;

namespace K3sPulumi.Core.Tests.NodeAndClusterOptions;

public sealed class OptionsTests
{
    [Fact]
    public void NothingAskedChangesNothing()
    {
        var server = new ServerConfig { NodeName = "alpha", KubeletArgs = ["v=2"], Snapshotter = "native", Selinux = true };

        Assert.Equal(server.ToYaml(), new ClusterOptions().ApplyTo(new NodeOptions().ApplyTo(server), isContainer: false).ToYaml());
        Assert.Empty(Problems(new NodeOptions(), isContainer: true));
        Assert.Empty(Problems(new ClusterOptions(), new ClusterSettings(), ("servers[0]", new NodeOptions())));
    }

    [Fact]
    public void EverythingAskedReachesTheFile()
    {
        var node = new NodeOptions
        {
            Selinux = Value<bool>.Of(true),
            DisableDefaultRegistryEndpoint = Value<bool>.Of(true),
            Snapshotter = Value<string>.Of("native"),
            VpnAuth = Value<Secret>.Of(new("name=tailscale,joinKey=hush")),
            FlannelIface = Value<string>.Of("eth1"),
            ResolvConf = Value<string>.Of("/etc/resolv.conf"),
            PreferBundledBin = Value<bool>.Of(true),
            KubeletArgs = Value<IReadOnlyList<string>>.Of(["max-pods=200"]),
        };
        var cluster = new ClusterOptions
        {
            ClusterDns = Value<IReadOnlyList<string>>.Of(["10.43.0.10"]),
            EgressSelectorMode = Value<string>.Of("disabled"),
            DisableNetworkPolicy = Value<bool>.Of(true),
            FlannelExternalIp = Value<bool>.Of(true),
            EmbeddedRegistry = Value<bool>.Of(true),
            SystemDefaultRegistry = Value<string>.Of("registry.example.com:5000"),
            SecretsEncryption = Value<bool>.Of(true),
            SecretsEncryptionProvider = Value<string>.Of("secretbox"),
            KubeApiserverArgs = Value<IReadOnlyList<string>>.Of(["v=4"]),
        };

        Assert.Empty(Problems(node, isContainer: false));
        Assert.Empty(Problems(cluster, new ClusterSettings(), ("servers[0]", node)));
        Golden.Matches("options.yaml", cluster.ApplyTo(node.ApplyTo(new ServerConfig { NodeName = "alpha" }), isContainer: false).ToVisibleYaml());
    }

    [Fact]
    public void WhatIsNotKnownYetIsNoProblem() => Assert.Empty(Problems(
        new NodeOptions
        {
            Registries = Value<Registries>.Unknown,
            Proxy = Value<ProxySettings>.Unknown,
            Firewall = Value<string>.Unknown,
            VpnAuth = Value<Secret>.Unknown,
            KubeletArgs = Value<IReadOnlyList<string>>.Unknown,
        },
        isContainer: false));

    [Fact]
    public void BadOptionsOfANodeAreAllReported() => Golden.Matches("options-node-problems.txt", Report(Problems(
        new NodeOptions
        {
            Firewall = Value<string>.Of("off"),
            Snapshotter = Value<string>.Of("zfs"),
            ContainerRuntimeEndpoint = Value<string>.Of("tcp://10.0.0.5:1234"),
            VpnAuth = Value<Secret>.Of(new("name=tailscale,key=hush")),
            FlannelIface = Value<string>.Of("eth 1"),
            ResolvConf = Value<string>.Of("resolv.conf"),
            KubeletArgs = Value<IReadOnlyList<string>>.Of(["max pods"]),
            Registries = Value<Registries>.Of(new() { Configs = [new("") { Username = "puller", Password = new("hush") }] }),
            Proxy = Value<ProxySettings>.Of(new() { NoProxy = ["not a host"], HttpProxy = new("user:hush@proxy") }),
            DockerRuntime = Value<bool>.Of(true),
            HasAirGap = true,
            Rootless = true,
            Selinux = Value<bool>.Of(true),
        },
        isContainer: true)));

    [Fact]
    public void BadOptionsOfAClusterAreAllReported() => Golden.Matches("options-cluster-problems.txt", Report(Problems(
        new ClusterOptions
        {
            ClusterDns = Value<IReadOnlyList<string>>.Of(["10.44.0.10"]),
            EgressSelectorMode = Value<string>.Of("none"),
            FlannelIpv6Masq = Value<bool>.Of(true),
            EmbeddedRegistry = Value<bool>.Of(true),
            SystemDefaultRegistry = Value<string>.Of("https://registry.example.com"),
            SecretsEncryptionProvider = Value<string>.Of("aes"),
            KubeApiserverArgs = Value<IReadOnlyList<string>>.Of(["a b"]),
            Hardening = new(["Cattle"]),
            SecretsEncryption = Value<bool>.Of(false),
        },
        new ClusterSettings { FlannelBackend = Value<string>.Of("none") },
        ("servers[0]", new NodeOptions { Rootless = true, FlannelIface = Value<string>.Of("eth1") }),
        ("agents[0]", new NodeOptions { DockerRuntime = Value<bool>.Of(true), VpnAuth = Value<Secret>.Of(new("name=tailscale,joinKey=hush")) }))));

    [Theory]
    [InlineData("name=tailscale,joinKey=hush", null)]
    [InlineData("name=tailscale,joinKey=hush,controlServerURL=https://vpn.example.com,extraArgs=--accept-routes", null)]
    [InlineData("hush", "has a part that is no key=value; write name=tailscale,joinKey=KEY.")]
    [InlineData("name=tailscale,joinKey=", "has a part that is no key=value; write name=tailscale,joinKey=KEY.")]
    [InlineData("name=tailscale", "has no joinKey; write name=tailscale,joinKey=KEY.")]
    [InlineData("name=hush,joinKey=hush", "names no VPN that K3s knows; write name=tailscale,joinKey=KEY.")]
    [InlineData("name=tailscale,joinKey=hush,joinKey=hush", "has a key twice; keep one of each.")]
    [InlineData("name=tailscale,joinKey=hush,controlServerURL=hush", "has a controlServerURL that is no URL; write it as in https://headscale.example.com.")]
    public void VpnAuths(string text, string? problem) => Assert.Equal(problem, VpnAuth.Problem(new(text)));

    private static IReadOnlyList<Problem> Problems(NodeOptions options, bool isContainer)
    {
        var findings = new Findings();
        NodeOptionsChecks.Check(findings, options, isContainer);
        return findings.Problems;
    }

    private static IReadOnlyList<Problem> Problems(ClusterOptions options, ClusterSettings settings, params (string, NodeOptions)[] nodes)
    {
        var findings = new Findings();
        ClusterOptionsChecks.Check(findings, options, settings);
        ClusterOptionsChecks.CheckTogether(findings, options, settings, nodes);
        return findings.Problems;
    }

    private static string Report(IReadOnlyList<Problem> problems)
    {
        var report = Problem.Report("K3sCluster", "prod", problems) + "\n";
        Assert.DoesNotContain("hush", report, StringComparison.Ordinal);
        return report;
    }
}
