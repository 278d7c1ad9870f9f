using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Kubeconfigs;
using Pulumi;
using Pulumi.Random;

namespace K3sPulumi.Tests;

/// <summary>Rare requests that work must be accepted.</summary>
internal static class UnusualRequests
{
    private const string Token = "correct-horse-battery-staple";

    public static readonly Dictionary<string, Func<Output<string>>> All = new(StringComparer.Ordinal)
    {
        ["one server on embedded etcd, over SSH"] = () => Cluster(Ssh(1, args => args.EmbeddedEtcd = true)),
        ["one server with embedded etcd, in Docker, with its own subnet"] = () =>
            Cluster(Docker(args => (args.EmbeddedEtcd, args.DockerSubnet) = (true, "10.99.0.0/24"))),
        ["five servers and no agent"] = () => Cluster(Ssh(5)),
        ["only agents, of a cluster that was created elsewhere"] = () => Output.All(
            new[] { "21", "22" }.Select(host => Agent($"edge-{host}", new() { Ssh = Programs.Host($"10.0.0.{host}") }).NodeName))
                .Apply(names => names[0]),
        ["a server and an agent by hand, in one network of Docker"] = ServerAndAgent,
        ["three clusters in one program"] = () =>
        {
            Cluster(Docker(args => args.Servers[0].Docker!.ApiPort = 7443), "blue");
            Cluster(Ssh(1), "red");
            return Cluster(Docker(), "green");
        },
        ["a cluster inside a component of the user's"] = () =>
            new K3sCluster("dev", Ssh(3), new() { Parent = new Team("team") }).Kubeconfig,
        ["outputs of other resources as values"] = OutputsEverywhere,
        ["everything that K3s packages is left out, for another network plugin"] = () => Cluster(Ssh(1, args =>
        {
            args.Disable = ["traefik", "servicelb", "metrics-server", "local-storage", "coredns"];
            (args.FlannelBackend, args.Networking) = ("none", new() { DisableNetworkPolicy = true });
        })),
        ["an IPv6-only cluster"] = () => Cluster(Ipv6()),
        ["both families, IPv6 first"] = () => Cluster(Ssh(1, args =>
            (args.ClusterCidr, args.ServiceCidr) = ("fd00:42::/56,10.42.0.0/16", "fd00:43::/112,10.43.0.0/16"))),
        ["hosts behind one address, at different ports"] = () => Cluster(Ssh(1, args =>
        {
            args.Agents.Add(new() { NodeName = "a1", Ssh = Behind(2201) });
            args.Agents.Add(new() { NodeName = "a2", Ssh = Behind(2202) });
        })),
        ["labels and taints without a value"] = () => Cluster(Ssh(1, args =>
            (args.Servers[0].NodeLabels, args.Servers[0].NodeTaints) = (new() { ["example.com/edge"] = "" },
                ["example.com/edge:NoExecute"]))),
        ["an empty text of K3s's keys, and one of comments"] = () => Cluster(Ssh(1, args =>
            (args.ServerConfig, args.Servers[0].Config) = ("", "# nothing yet\n"))),
        ["a container whose image is the user's own build"] = () =>
            Cluster(Docker(args => args.Servers[0].Docker!.Image = "registry.example.com:5000/team/k3s:v1.36.1-k3s1")),
        ["an engine that is reached over SSH"] = () =>
            Cluster(Docker(args => args.Servers[0].Docker!.Host = "ssh://root@engine.example.com")),
        ["an agent of another architecture, with another runtime"] = () => Cluster(Ssh(1, args => args.Agents.Add(new()
        {
            NodeName = "a1",
            Architecture = "arm64",
            Runtime = new() { Endpoint = "unix:///run/containerd/containerd.sock" },
            Ssh = Programs.Host("10.0.0.21"),
        }))),
        ["a load balancer by hand, before servers by hand"] = BalancerByHand,
    };

    private static Output<string> Cluster(K3sClusterArgs args, string name = "dev") => new K3sCluster(name, args).Kubeconfig;

    private static K3sClusterArgs Ssh(int servers, Action<K3sClusterArgs>? change = null) =>
        Changed(Programs.Ssh(servers, agents: 0), change);

    private static K3sClusterArgs Docker(Action<K3sClusterArgs>? change = null) => Changed(Programs.Docker(agents: 0), change);

    private static K3sClusterArgs Changed(K3sClusterArgs args, Action<K3sClusterArgs>? change)
    {
        change?.Invoke(args);
        return args;
    }

    private static K3sAgent Agent(string name, NodeArgs node) => new(name, new()
    {
        Version = Programs.Version,
        ServerUrl = "https://10.0.0.11:6443",
        Token = Token,
        Ssh = node.Ssh,
        Docker = node.Docker,
    });

    private static SshArgs Behind(int port)
    {
        var host = Programs.Host("203.0.113.7");
        host.Port = port;
        return host;
    }

    private static K3sClusterArgs Ipv6() => new()
    {
        Version = Programs.Version,
        ClusterCidr = "fd00:42::/56",
        ServiceCidr = "fd00:43::/112",
        Servers = [new() { NodeName = "s1", NodeIp = "fd00::11", Ssh = Programs.Host("fd00::11") }],
    };

    private static Output<string> ServerAndAgent()
    {
        var server = new K3sServer("one", new() { Version = Programs.Version, Docker = new() });
        var agent = new K3sAgent("two", new()
        {
            Version = Programs.Version,
            ServerUrl = server.ServerUrl,
            Token = server.AgentToken,
            Docker = new() { Network = server.DockerNetwork },
        });
        return agent.NodeName;
    }

    private static Output<string> OutputsEverywhere()
    {
        var machine = new RandomId("machine", new() { ByteLength = 4 });
        var token = new RandomPassword("secret", new() { Length = 40, Special = false });
        return Cluster(Ssh(1, args =>
        {
            (args.Token, args.TlsSans) = (token.Result, [machine.Hex.Apply(hex => $"{hex}.example.com")]);
            args.Servers[0].NodeLabels = new() { ["example.com/machine"] = machine.Hex };
            args.Agents.Add(new()
            {
                NodeName = "a1",
                Ssh = Programs.Host("10.0.0.21"),
                KubeletArgs = [machine.Hex.Apply(hex => $"provider-id=lab://{hex}")]
            });
        }));
    }

    private static Output<string> BalancerByHand()
    {
        var balancer = new K3sLoadBalancer("lb",
            new() { Servers = new() { ["s1"] = "10.0.0.11" }, Ssh = Programs.Host("10.0.0.31") });
        return new K3sServer("s1", new()
        {
            Version = Programs.Version,
            EmbeddedEtcd = true,
            ApiAddress = balancer.Address,
            TlsSans = [balancer.Address],
            Ssh = Programs.Host("10.0.0.11"),
        }).ServerUrl;
    }

    private sealed class Team(string name) : ComponentResource("lab:index:Team", name);
}
