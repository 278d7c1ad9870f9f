using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Proxies;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Nodes;

public sealed class OptionsTests
{
    [Fact]
    public void NothingAskedChangesNothing()
    {
        var server = new ServerConfig { NodeName = "alpha", KubeletArgs = ["v=2"], Snapshotter = "native", Selinux = true };

        Assert.Equal(server.ToYaml(),
            new ClusterSettings().ApplyTo(new NodeSpec().ApplyTo(server), isContainer: false).ToYaml());
        Assert.Empty(Problems(new NodeSpec(), isContainer: true));
        Assert.Empty(Problems(new ClusterSettings(), ("servers[0]", new NodeSpec())));
    }

    [Fact]
    public void EverythingAskedReachesTheFile()
    {
        var node = new NodeSpec
        {
            Selinux = Value<bool>.Of(true),
            Registries = new RegistrySettings { DisableDefaultEndpoint = Value<bool>.Of(true) },
            Snapshotter = Value<string>.Of("native"),
            VpnAuth = Value<Secret>.Of(new("name=tailscale,joinKey=hush")),
            FlannelIface = Value<string>.Of("eth1"),
            ResolvConf = Value<string>.Of("/etc/resolv.conf"),
            PreferBundledBin = Value<bool>.Of(true),
            KubeletArgs = Value<IReadOnlyList<string>>.Of(["max-pods=200"]),
        };
        var cluster = new ClusterSettings
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
        Assert.Empty(Problems(cluster, ("servers[0]", node)));
        Golden.Matches("options.yaml",
            cluster.ApplyTo(node.ApplyTo(new ServerConfig { NodeName = "alpha" }), isContainer: false).ToVisibleYaml());
    }

    [Fact]
    public void UnknownValuesAreNotProblems() => Assert.Empty(Problems(
        new NodeSpec
        {
            Registries = new RegistrySettings
            {
                Mirrors = [new() { Registry = Value<string>.Unknown, Endpoints = Value<IReadOnlyList<string>>.Unknown,
                    Rewrites = Value<IReadOnlyDictionary<string, string>>.Unknown }],
                Configs =
                [
                    new() { Registry = Value<string>.Unknown },
                    new()
                    {
                        Registry = Value<string>.Unknown, Username = Value<string>.Unknown, Password = Value<Secret>.Unknown,
                        Ca = Value<string>.Unknown, Certificate = Value<string>.Unknown, Key = Value<Secret>.Unknown,
                    },
                ],
            },
            Proxy = new ProxySettings { HttpProxy = Value<Secret>.Unknown },
            NodeNetworks = Value<IReadOnlyList<string>>.Unknown,
            Firewall = Value<string>.Unknown,
            VpnAuth = Value<Secret>.Unknown,
            KubeletArgs = Value<IReadOnlyList<string>>.Unknown,
        },
        isContainer: false));

    [Fact]
    public void BadOptionsOfANodeAreAllReported() => Golden.Matches("options-node-problems.txt", Report(Problems(
        new NodeSpec
        {
            Firewall = Value<string>.Of("off"),
            Snapshotter = Value<string>.Of("zfs"),
            RuntimeEndpoint = Value<string>.Of("tcp://10.0.0.5:1234"),
            VpnAuth = Value<Secret>.Of(new("name=tailscale,key=hush")),
            FlannelIface = Value<string>.Of("eth 1"),
            ResolvConf = Value<string>.Of("resolv.conf"),
            KubeletArgs = Value<IReadOnlyList<string>>.Of(["max pods"]),
            NodeNetworks = Value<IReadOnlyList<string>>.Of(["10.0.0.1/24"]),
            Registries =
                new RegistrySettings { Configs = [new() { Username = "puller", Password = new Secret("hush") }] },
            Proxy = new ProxySettings
            {
                NoProxy = Value<IReadOnlyList<string>>.Of(["not a host"]),
                HttpProxy = Value<Secret>.Of(new("ftp://user:hush@proxy")),
                HttpsProxy = Value<Secret>.Of(new("http://user:hush@proxy"))
            },
            PersistKernelSettings = Value<bool>.Of(true),
            DockerRuntime = Value<bool>.Of(true),
            AirGap = new(),
            Rootless = true,
            Selinux = Value<bool>.Of(true),
        },
        isContainer: true)));

    [Fact]
    public void BadOptionsOfAClusterAreAllReported() => Golden.Matches("options-cluster-problems.txt", Report(Problems(
        new ClusterSettings
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
            FlannelBackend = Value<string>.Of("none"),
        },
        ("servers[0]", new NodeSpec { Rootless = true, FlannelIface = Value<string>.Of("eth1") }),
        ("agents[0]",
            new NodeSpec { DockerRuntime = true, VpnAuth = new Secret("name=tailscale,joinKey=hush") }))));

    [Fact]
    public void ANodesSettingOverridesTheClusters()
    {
        RegistryMirror Mirror(string registry, string endpoint) =>
            new() { Registry = Value<string>.Of(registry), Endpoints = Value<IReadOnlyList<string>>.Of([endpoint]) };
        var own = new NodeSpec
        {
            Firewall = Value<string>.Of("leave"),
            Registries = new() { Mirrors = [Mirror("docker.io", "https://own")] }
        };
        var shared = new NodeSpec
        {
            Firewall = Value<string>.Of("configure"),
            Selinux = Value<bool>.Of(true),
            Registries = new() { Mirrors = [Mirror("docker.io", "https://shared"), Mirror("ghcr.io", "https://shared")] },
        };

        var both = own.Over(shared);

        Assert.Equal(("leave", true), (both.Firewall.Content, both.Selinux.Content));
        Assert.Equal(
            ["docker.io https://own", "ghcr.io https://shared"],
            both.Registries!.Mirrors.Select(mirror => $"{mirror.Registry} {mirror.Endpoints.Content![0]}"));
        Assert.Equal("https://shared", new NodeSpec().Over(shared).Registries!.Mirrors[0].Endpoints.Content![0]);
    }

    [Theory]
    [InlineData("name=tailscale,joinKey=hush", null)]
    [InlineData("name=tailscale,joinKey=hush,controlServerURL=https://vpn.example.com,extraArgs=--accept-routes", null)]
    [InlineData("name=tailscale,joinKey=hush,extraArgs=--advertise-tags=tag:k3s,tag:server --accept-routes", null)]
    [InlineData("joinKey=hush,name=tailscale,extraArgs=", null)]
    [InlineData("name=tailscale,joinKey=hush=hush",
        "has a value that contains \"=\", of which K3s reads only the part before it; remove that.")]
    [InlineData("name=tailscale, joinKey=hush",
        "has a key that K3s does not know; use only name, joinKey, controlServerURL, extraArgs.")]
    [InlineData("extraArgs=--ssh,name=tailscale,joinKey=hush", "starts with extraArgs; put it last.")]
    [InlineData("name=tailscale,joinKey=hush,extraArgs=--ssh,extraArgs=--hush",
        "has extraArgs twice, but K3s reads only one; combine them, separated by spaces.")]
    [InlineData("hush", "has a part that is not key=value; use name=tailscale,joinKey=KEY.")]
    [InlineData("name=tailscale,joinKey=", "has a part that is not key=value; use name=tailscale,joinKey=KEY.")]
    [InlineData("name=tailscale", "has no joinKey; use name=tailscale,joinKey=KEY.")]
    [InlineData("name=hush,joinKey=hush", "has no VPN that K3s supports; use name=tailscale,joinKey=KEY.")]
    [InlineData("name=tailscale,joinKey=hush,joinKey=hush", "has a key twice; keep one.")]
    [InlineData("name=tailscale,joinKey=hush,controlServerURL=hush",
        "has a controlServerURL that is not a valid URL; use one such as https://headscale.example.com.")]
    public void VpnAuths(string text, string? problem) => Assert.Equal(problem, VpnAuth.Problem(new(text)));

    private static IReadOnlyList<Problem> Problems(NodeSpec node, bool isContainer)
    {
        var problems = new ProblemList();
        NodeOptionsChecks.CheckEach(problems, node, isContainer);
        NodeOptionsChecks.CheckRuntime(problems, node);
        return problems.Problems;
    }

    private static IReadOnlyList<Problem> Problems(ClusterSettings settings, params (string, NodeSpec)[] nodes)
    {
        var problems = new ProblemList();
        ClusterOptionsChecks.Check(problems, settings);
        ClusterOptionsChecks.CheckTogether(problems, settings, nodes);
        return problems.Problems;
    }

    private static string Report(IReadOnlyList<Problem> problems)
    {
        var report = Problem.Report("K3sCluster", "prod", problems) + "\n";
        Assert.DoesNotContain("hush", report, StringComparison.Ordinal);
        return report;
    }
}
