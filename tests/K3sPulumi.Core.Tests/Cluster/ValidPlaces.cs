using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadPlaces;
using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Unusual ports, hosts and networks that work must be accepted.</summary>
internal static class ValidPlaces
{
    public static IEnumerable<(string What, ClusterSpec Request)> All => [.. Places(), .. Networks(), .. Addresses()];

    private static ClusterSpec Alone { get; } = Ssh with { Agents = [] };

    private static IEnumerable<(string, ClusterSpec)> Places() =>
    [
        ("hosts behind one address on different ports", Five.WithNode(0, Nat(2201)).WithNode(1, Nat(2202)).WithNode(2,
            Nat(2203)) with { ApiAddress = Text("k3s.example.com") }),
        ("one private address behind different bastions", Ssh.WithSsh(ssh =>
            ssh.Behind("gate-1.example.com")).WithAgent(node =>
                node with { Ssh = Host("10.0.0.11").Behind("gate-2.example.com") })),
        ("one address behind a bastion and without one", Ssh.WithAgent(node =>
            node with { Ssh = Host("10.0.0.11").Behind("gate.example.com") })),
        ("a load balancer on a server's host with another port", Balanced("10.0.0.11", 7443)),
        ("a load balancer on an agent's host", Balanced("10.0.0.21")),
        ("an API address that is the first server's", Five with { ApiAddress = Text("10.0.0.11") }),
        ("an API address that is the only server's", Alone with { ApiAddress = Text("10.0.0.11") }),
        ("a name and the address of the same host", Five with { ApiAddress = Text("alpha.example.com") }),
        ("agents behind one external address", Five with { Agents = [.. Five.Agents
            .Select(node => node with { NodeExternalIp = Text("203.0.113.4") })] }),
        ("one port of two addresses of the engine", Publishing("127.0.0.1:8080:80", "192.168.1.5:8080:80")),
        ("one port for IPv4 and for IPv6", Publishing("0.0.0.0:8080:80", "[::]:8080:80")),
        ("one port for TCP and for UDP", Publishing("53:53", "53:53/udp")),
        ("the API port on the engine's other address", Publishing("192.168.1.5:6443:6443")),
        ("one unnamed agent and named ones", Five with { Agents = [Five.Agents[0], new() { Ssh = Host("10.0.0.22") }] }),
        ("a name at the limit", Docker with { Name = new string('c', 54) }),
        ("addresses that are not known yet", Five with { Servers = [.. Five.Servers
            .Select(node => node with { Ssh = node.Ssh! with { Address = Value<string>.Unknown } })] }),
    ];

    private static IEnumerable<(string, ClusterSpec)> Networks() =>
    [
        ("one server with a network of one share", Alone.Pods("10.42.0.0/24")),
        ("one server with a narrow network and its mask", Alone.Pods("10.42.0.0/26").ControllerArgs("node-cidr-mask-size=26")),
        ("many nodes with a small mask of YAML",
            Docker.Pods("10.42.0.0/24") with { ServerConfig =
                Text("kube-controller-manager-arg+: node-cidr-mask-size-ipv4=26\n") }),
        ("a mask that is not known yet", Docker.Pods("10.42.0.0/24").With(s =>
            s with { KubeControllerManagerArgs = Value<IReadOnlyList<string>>.Unknown })),
        ("nodes without shares", Docker.Pods("10.42.0.0/24").ControllerArgs("allocate-node-cidrs=false")),
        ("another CNI with its own networks", Docker.Pods("10.42.0.0/24").With(s => s with { FlannelBackend = Text("none") })),
        ("a services' network of IPv6 of 20 bits", Docker.Pods("fd42::/56").Services("fd43::/108", "v1.33.4+k3s1")),
        ("a services' network of IPv6 of 64 bits", Docker.Pods("fd42::/56").Services("fd43::/64", "v1.34.1+k3s1")),
        ("a wide services' network of IPv4", Docker.Pods("172.16.0.0/16").Services("10.0.0.0/8", "v1.34.1+k3s1")),
        ("a narrow services' network with its DNS", Docker.Services("10.43.0.0/29").With(s =>
            s with { ClusterDns = List("10.43.0.5") })),
        ("IPv6 first", Docker.Pods("fd42::/56,10.42.0.0/16", "fd43::/112,10.43.0.0/16")),
        ("a pods' network of IPv6 with 16 bits of nodes", Docker.Pods("fd42::/48", "fd43::/112")),
        ("an IPv6 node and IPv6 networks", Alone.Pods("fd42::/56",
            "fd43::/112").WithServer(node => node with { NodeIp = Text("fd00::5") })),
    ];

    private static IEnumerable<(string, ClusterSpec)> Addresses() =>
    [
        ("a dual-stack node and IPv4 networks", Ssh.WithServer(node =>
            node with { NodeIp = Text("fd00::5,10.0.0.5") })),
        ("several external addresses", Ssh.WithServer(node => node with { NodeExternalIp = Text("203.0.113.4,10.8.0.1") })),
        ("a single server on this very machine", Alone.WithSsh(ssh => ssh with { Address = Text("127.0.0.1") })),
        ("a host that is reached through a link-local address of IPv4",
            Alone.WithSsh(ssh => ssh with { Address = Text("169.254.7.1") })),
        ("a host inside the pods' network with another node address",
            Alone.WithSsh(ssh => ssh with { Address = Text("10.42.5.11") }).WithServer(node =>
                node with { NodeIp = Text("10.0.0.5") })),
        ("a loopback API address of a single server", Alone with { ApiAddress = Text("127.0.0.1") }),
        ("a loopback API address in Docker", Docker with { ApiAddress = Text("localhost") }),
        ("an agent with a loopback external address", Ssh.WithAgent(node => node with { NodeExternalIp = Text("127.0.0.1") })),
        ("forwarded ports of this machine and an address for the API",
            Ssh.WithSsh(ssh => ssh with { Address = Text("127.0.0.1"), Port = Value<int>.Of(2222) })
            .WithAgent(node =>
                node with { Ssh = Host("127.0.0.1") with { Port = Value<int>.Of(2200) } }) with { ApiAddress =
                    Text("192.168.56.10") }),
    ];

    private static Func<NodeSpec, NodeSpec> Nat(int port) => node =>
        node with { Ssh = Host("203.0.113.7") with { Port = Value<int>.Of(port) } };

    private static ClusterSpec Publishing(params string[] ports) =>
        Docker.WithAgent(node => node with { Docker = new() { Ports = List(ports) } });
}
