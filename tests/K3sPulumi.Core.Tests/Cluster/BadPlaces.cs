using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>
/// Clusters in which two things use the same port, host or name, or a name is too long, with the path of each problem.
/// </summary>
internal static class BadPlaces
{
    public static IEnumerable<(string What, string Path, ClusterSpec Request)> All =>
        [.. OfHosts(), .. OfAddresses(), .. OfBalancers(), .. OfContainers(), .. OfNames()];

    /// <summary>Three servers and two agents over SSH, all with names.</summary>
    internal static ClusterSpec Five { get; } = Ssh with
    {
        Servers = [Node("alpha", "10.0.0.11"), Node("bravo", "10.0.0.12"), Node("charlie", "10.0.0.13")],
        Agents = [Node("echo", "10.0.0.21"), Node("foxtrot", "10.0.0.22")],
    };

    internal static NodeSpec Node(string name, string address) => new() { NodeName = name, Ssh = Host(address) };

    internal static ClusterSpec WithNode(this ClusterSpec spec, int index, Func<NodeSpec, NodeSpec> change) =>
        spec with { Servers = [.. spec.Servers.Select((node, at) => at == index ? change(node) : node)] };

    internal static ClusterSpec At(this ClusterSpec spec, int server, string address) =>
        spec.WithNode(server, node => node with { Ssh = Host(address) });

    internal static SshSpec Behind(this SshSpec host, string bastion) => host with { Bastion = Host(bastion) };

    internal static ClusterSpec Balanced(string address, int? port = null, params string[] standbys) => Five with
    {
        LoadBalancer = new()
        {
            Ssh = Host(address),
            Port = port,
            Standbys = [.. standbys.Select(Host)],
            FloatingAddress = standbys.Length > 0 ? Text("10.0.0.9") : default
        },
    };

    private static ClusterSpec Containers(params DockerSpec[] agents) =>
        Docker with { Agents = [.. agents.Select(docker => new NodeSpec { Docker = docker })] };

    private static DockerSpec Publishing(params string[] ports) => new() { Ports = List(ports) };

    private static IEnumerable<(string, string, ClusterSpec)> OfHosts() =>
    [
        ("two servers on one host", "servers[1].ssh.address", Five.At(1, "10.0.0.11")),
        ("two agents on one host", "agents[1].ssh.address", Five with { Agents = [Node("echo", "10.0.0.21"),
            Node("foxtrot", "10.0.0.21")] }),
        ("a server and an agent on one host", "agents[0].ssh.address",
            Ssh.WithAgent(node => node with { Ssh = Host("10.0.0.11") })),
        ("one host by two spellings of its name", "servers[2].ssh.address",
            Five.At(0, "node.example.com").At(2, "Node.Example.COM.")),
        ("one host by two spellings of its IPv6 address", "servers[2].ssh.address",
            Five.With(s => s with { ClusterCidr = Text("fd42::/56"), ServiceCidr = Text("fd43::/112") }).At(0, "fd00::5").At(2,
                "FD00:0:0::0005")),
        ("one host with the port and without it", "servers[1].ssh.address",
            Five.WithNode(1, node => node with { Ssh = Host("10.0.0.11") with { Port = Value<int>.Of(22) } })),
        ("one host behind the same bastion", "servers[1].ssh.address",
            Five.WithNode(0, node => node with { Ssh = Host("10.0.0.11").Behind("gate.example.com") }).WithNode(1,
                node => node with { Ssh = Host("10.0.0.11").Behind("GATE.example.com") })),
        ("several servers over SSH without names", "servers[1].nodeName",
            Five with { Servers = [.. Five.Servers.Select(node => node with { NodeName = null })] }),
        ("several agents over SSH without names", "agents[0].nodeName",
            Five with { Agents = [.. Five.Agents.Select(node => node with { NodeName = null })] }),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfAddresses() =>
    [
        ("one node address twice", "servers[1].nodeIp", Five.WithNode(0, With("10.1.0.5")).WithNode(1, With("10.1.0.5"))),
        ("one node address twice, once in YAML", "agents[0].config",
            Five.WithNode(0, With("10.1.0.5")).WithAgent(node => node with { Config = Text("node-ip: 10.1.0.5\n") })),
        ("one node address twice, by the short flag", "servers[2].config",
            Five.WithNode(0, With("10.1.0.5")).WithNode(2, node => node with { Config = Text("i: [10.1.0.5]\n") })),
        ("one node address for all servers", "serverConfig", Five with { ServerConfig = Text("node-ip: 10.1.0.5\n") }),
        ("a node address that is another node's host", "servers[1].nodeIp", Five.WithNode(1, With("10.0.0.11"))),
        ("one external address for two servers", "servers[1].nodeExternalIp",
            Five.WithNode(0, node => node with { NodeExternalIp = Text("203.0.113.4") }).WithNode(1,
                node => node with { NodeExternalIp = Text("203.0.113.5,203.0.113.4") })),
        ("one Docker address twice", "agents[0].docker.ip", OnNetwork("10.9.0.5", "10.9.0.5")),
        ("a Docker address without a network", "servers[0].docker.ip",
            Docker.WithDocker(docker => docker with { Ip = Text("10.9.0.5") })),
        ("a Docker address that another server gets", "servers[0].docker.ip",
            Three("10.100.0.0/24").WithDocker(docker => docker with { Ip = Text("10.100.0.11") })),
        ("a Docker address outside the subnet", "servers[0].docker.ip",
            Three("10.100.0.0/24").WithDocker(docker => docker with { Ip = Text("10.101.0.5") })),
        ("a Docker address that the gateway has", "servers[0].docker.ip",
            Three("10.100.0.0/24").WithDocker(docker => docker with { Ip = Text("10.100.0.1") })),
        ("the API address of the second server", "apiAddress", Five with { ApiAddress = Text("10.0.0.12") }),
        ("the API address of the second server by its node address", "apiAddress",
            Five.WithNode(1, With("10.1.0.6")) with { ApiAddress = Text("10.1.0.6") }),
        ("the API address of the second server by its external address", "apiAddress",
            Five.WithNode(1, node =>
                node with { NodeExternalIp = Text("203.0.113.5") }) with { ApiAddress = Text("203.0.113.5") }),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfBalancers() =>
    [
        ("a load balancer on a server's host and port", "loadBalancer.port", Balanced("10.0.0.12")),
        ("a standby on a server's host and port", "loadBalancer.port", Balanced("10.0.0.10", null, "10.0.0.13")),
        ("a load balancer on a port that K3s needs there", "loadBalancer.port", Balanced("10.0.0.12", 10250)),
        ("a load balancer on a port that K3s needs on an agent", "loadBalancer.port", Balanced("10.0.0.21", 6444)),
        ("a load balancer on etcd's port", "loadBalancer.port", Balanced("10.0.0.12", 2379)),
        ("a standby on the load balancer's host", "loadBalancer.standbys[0].address", Balanced("10.0.0.10", null, "10.0.0.10")),
        ("two standbys on one host", "loadBalancer.standbys[1].address", Balanced("10.0.0.10", null, "10.0.0.8", "10.0.0.8")),
        ("a shared address that is a server's own", "loadBalancer.floatingAddress", Balanced("10.0.0.10", null, "10.0.0.8") with
        {
            LoadBalancer = Balanced("10.0.0.10", null, "10.0.0.8").LoadBalancer! with { FloatingAddress = Text("10.0.0.11") },
        }),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfContainers() =>
    [
        ("a load balancer and an agent on one host port", "agents[0].docker.ports[0]",
            Containers(Publishing("8080:80")) with { LoadBalancer = new() { Docker = Publishing("8080:80") } }),
        ("a load balancer's own API port", "loadBalancer.docker.ports[0]",
            Docker with { LoadBalancer = new() { Docker = Publishing("6443:6443") } }),
        ("one host port of an IPv6 address in two spellings", "agents[1].docker.ports[0]",
            Containers(Publishing("[fd00::1]:8080:80"), Publishing("[FD00:0::1]:8080:80"))),
        ("a node with the name of the load balancer's container", "agents[0].nodeName",
            Docker.WithAgent(node => node with { NodeName = "lb" }) with { LoadBalancer = new() { Docker = new() } }),
        ("a node with the default name of another", "agents[0].nodeName",
            Docker.WithAgent(node => node with { NodeName = "server-0" })),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfNames() =>
    [
        ("a default node name over the limit in Docker", "name", Docker with { Name = new string('c', 60) }),
        ("a default node name over the limit over SSH", "name", Ssh with { Name = new string('c', 60) }),
        ("a container name over the limit", "servers[0].nodeName",
            Docker.WithServer(node => node with { NodeName = new string('n', 61) })),
        ("a container name over the limit for a load balancer", "name",
            Docker with { Name = new string('c', 62), Servers = [new() { NodeName = "a", Docker = new() }], Agents = [],
                LoadBalancer = new() { Docker = new() } }),
        ("a node name that leaves no room for the node id", "servers[0].nodeName",
            Ssh.WithServer(node => node with { NodeName = new string('n', 55), WithNodeId = Value<bool>.Of(true) })),
    ];

    private static Func<NodeSpec, NodeSpec> With(string nodeIp) => node => node with { NodeIp = Text(nodeIp) };

    private static ClusterSpec OnNetwork(string first, string second) => Docker with
    {
        Servers = [new() { Docker = new() { HasNetwork = true, Network = Text("lab"), Ip = Text(first) } }],
        Agents = [new() { Docker = new() { HasNetwork = true, Network = Text("lab"), Ip = Text(second) } }],
    };

    private static ClusterSpec Three(string subnet) => Docker with
    {
        DockerSubnet = Text(subnet),
        Servers = [.. Enumerable.Repeat(Docker.Servers[0], 3)]
    };
}
