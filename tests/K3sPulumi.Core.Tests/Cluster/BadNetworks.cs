using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadPlaces;
using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Clusters with invalid networks or addresses, each with the path of its problem.</summary>
internal static class BadNetworks
{
    public static IEnumerable<(string What, string Path, ClusterSpec Request)> All => [.. Inside(), .. Sizes(), .. Special()];

    internal static ClusterSpec Pods(this ClusterSpec spec, string pods, string? services = null) =>
        spec.With(s => s with { ClusterCidr = Text(pods), ServiceCidr = services is null ? s.ServiceCidr : Text(services) });

    internal static ClusterSpec Services(this ClusterSpec spec, string services, string? version = null) =>
        spec.With(s => s with { ServiceCidr = Text(services), Version = version is null ? s.Version : Text(version) });

    internal static ClusterSpec ControllerArgs(this ClusterSpec spec, params string[] args) =>
        spec.With(s => s with { KubeControllerManagerArgs = List(args) });

    private static IEnumerable<(string, string, ClusterSpec)> Inside() =>
    [
        ("servers inside the default pods' network", "servers[0].ssh.address", Five.At(0, "10.42.5.11")),
        ("an agent inside the services' network", "agents[0].ssh.address",
            Ssh.WithAgent(node => node with { Ssh = Host("10.43.0.21") })),
        ("a node address inside the pods' network", "servers[1].nodeIp",
            Five.Pods("10.128.0.0/14").WithNode(1, node => node with { NodeIp = Text("10.130.1.1") })),
        ("a node address of YAML inside the pods' network", "servers[1].config",
            Five.WithNode(1, node => node with { Config = Text("node-ip: 10.42.1.1\n") })),
        ("a node address of all agents' YAML inside the services' network", "agentConfig",
            Ssh with { AgentConfig = Text("i: 10.43.1.1\n") }),
        ("an external address inside the pods' network", "servers[0].nodeExternalIp",
            Five.WithNode(0, node => node with { NodeExternalIp = Text("10.42.0.9") })),
        ("a load balancer inside the pods' network", "loadBalancer.ssh.address", Balanced("10.42.0.10")),
        ("a standby inside the services' network", "loadBalancer.standbys[0].address", Balanced("10.0.0.10", null, "10.43.0.10")),
        ("a shared address inside the pods' network", "loadBalancer.floatingAddress",
            Five with { LoadBalancer = new() { Ssh = Host("10.0.0.10"), FloatingAddress = Text("10.42.0.9") } }),
        ("an API address inside the services' network", "apiAddress", Five with { ApiAddress = Text("10.43.0.1") }),
        ("Docker's subnet inside the pods' network", "dockerSubnet",
            Docker.With(s => s with { EmbeddedEtcd = true }) with { DockerSubnet = Text("10.42.7.0/24") }),
        ("Docker's default subnet inside the pods' network", "dockerSubnet",
            Docker.With(s => s with { EmbeddedEtcd = true }).Pods("10.0.0.0/8", "192.168.0.0/16")),
        ("a Docker address inside the pods' network", "servers[0].docker.ip", Docker with
        {
            Servers = [new() { Docker = new() { HasNetwork = true, Network = Text("lab"), Ip = Text("10.42.0.5") } }],
            Agents = [],
        }),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> Sizes() =>
    [
        ("a pods' network of IPv6 that is too wide", "clusterCidr",
            Docker.Pods("10.42.0.0/16,fd00::/32", "10.43.0.0/16,fd43::/112")),
        ("a pods' network of IPv6 that is too wide for the mask", "clusterCidr",
            Docker.Pods("fd00::/48", "fd43::/112").ControllerArgs("node-cidr-mask-size-ipv6=72")),
        ("a pods' network that is narrower than a node's share", "clusterCidr", Docker.Pods("10.42.0.0/25")),
        ("a pods' network without room for all nodes", "clusterCidr", Docker.Pods("10.42.0.0/23")),
        ("a pods' network without room for two nodes by the mask", "clusterCidr",
            (Docker with { Agents = [Docker.Agents[0]] }).Pods("10.42.0.0/22").ControllerArgs("node-cidr-mask-size=22")),
        ("a pods' network without room by the mask of YAML", "clusterCidr",
            Docker.Pods("10.42.0.0/22") with { ServerConfig =
                Text("kube-controller-manager-arg: [node-cidr-mask-size-ipv4=23]\n") }),
        ("a pods' network of IPv6 without room", "clusterCidr", Docker.Pods("fd42::/63", "fd43::/112")),
        ("one mask for two families", "controlPlane.kubeControllerManagerArgs",
            Docker.Pods("10.42.0.0/16,fd42::/56", "10.43.0.0/16,fd43::/112").ControllerArgs("--node-cidr-mask-size=26")),
        ("a mask of a family that is not used", "controlPlane.kubeControllerManagerArgs",
            Docker.ControllerArgs("node-cidr-mask-size-ipv6=80")),
        ("a mask for both families and one for IPv4", "controlPlane.kubeControllerManagerArgs",
            Docker.ControllerArgs("node-cidr-mask-size=24", "node-cidr-mask-size-ipv4=25")),
        ("a mask that is not a number", "controlPlane.kubeControllerManagerArgs",
            Docker.ControllerArgs("node-cidr-mask-size=/24")),
        ("a services' network of IPv6 that is too wide before v1.34", "serviceCidr",
            Docker.Pods("fd42::/56").Services("fd43::/107", "v1.33.4+k3s1")),
        ("a services' network of IPv4 that is too wide before v1.34", "serviceCidr",
            Docker.Pods("172.16.0.0/16").Services("10.0.0.0/11", "v1.33.4+k3s1")),
        ("a services' network of IPv6 that is too wide", "serviceCidr", Docker.Pods("fd42::/56").Services("fd43::/60")),
        ("a services' network without an eleventh address", "serviceCidr", Docker.Services("10.43.0.0/29")),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> Special() =>
    [
        ("a loopback node address", "servers[0].nodeIp", Ssh.WithServer(node => node with { NodeIp = Text("127.0.0.1") })),
        ("a loopback node address in YAML", "servers[0].config",
            Ssh.WithServer(node => node with { Config = Text("node-ip: ::1\n") })),
        ("a link-local node address", "agents[0].nodeIp", Ssh.WithAgent(node => node with { NodeIp = Text("169.254.7.1") })),
        ("a node address with a zone", "agents[0].nodeIp", Ssh.WithAgent(node => node with { NodeIp = Text("fe80::1%eth0") })),
        ("an unspecified node address", "servers[0].nodeIp", Ssh.WithServer(node => node with { NodeIp = Text("0.0.0.0") })),
        ("a multicast node address", "servers[0].nodeIp", Ssh.WithServer(node => node with { NodeIp = Text("224.0.0.5") })),
        ("an external address of a server that is loopback", "servers[0].nodeExternalIp",
            Ssh.WithServer(node => node with { NodeExternalIp = Text("127.0.0.1") })),
        ("an external address that is unspecified", "agents[0].nodeExternalIp",
            Ssh.WithAgent(node => node with { NodeExternalIp = Text("203.0.113.4,::") })),
        ("a host with a zone", "servers[0].ssh.address", Ssh.WithSsh(ssh => ssh with { Address = Text("fe80::1%lo") })),
        ("a link-local host", "servers[0].ssh.address", Ssh.WithSsh(ssh => ssh with { Address = Text("fe80::1") })),
        ("an unspecified host", "servers[0].ssh.address", Ssh.WithSsh(ssh => ssh with { Address = Text("0.0.0.0") })),
        ("a multicast host", "servers[0].ssh.address", Ssh.WithSsh(ssh => ssh with { Address = Text("ff02::1") })),
        ("a loopback server that others join", "servers[0].ssh.address",
            Ssh.WithSsh(ssh => ssh with { Address = Text("127.0.0.1"), Port = Value<int>.Of(2222) })),
        ("a loopback server that others join by name", "servers[0].ssh.address",
            Ssh.WithSsh(ssh => ssh with { Address = Text("localhost") })),
        ("a loopback server behind a load balancer", "servers[1].ssh.address", Balanced("10.0.0.10").At(1, "127.0.0.1")),
        ("a loopback load balancer", "loadBalancer.ssh.address", Balanced("127.0.0.1", 7443)),
        ("a loopback API address for several nodes", "apiAddress", Ssh with { ApiAddress = Text("localhost") }),
        ("an unspecified API address", "apiAddress", Docker with { ApiAddress = Text("0.0.0.0") }),
        ("a node address of YAML of another family", "servers[0].config",
            Ssh.Pods("10.42.0.0/16,fd42::/56", "10.43.0.0/16,fd43::/112").WithServer(node =>
                node with { Config = Text("node-ip: fd00::5\n") })),
    ];
}
