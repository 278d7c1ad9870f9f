using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Invalid requests for the pod network, kube-vip and MetalLB.</summary>
internal static class BadPlugins
{
    private static readonly CniSpec Calico = new() { Calico = new() };

    public static IEnumerable<(string What, string Path, ClusterSpec Request)> All =>
    [
        ("a pod network of none", "cni", Ssh.With(settings => settings with { Cni = new() })),
        ("two pod networks", "cni", Ssh.With(settings => settings with { Cni = new() { Cilium = new(), Calico = new() } })),
        ("flannel and another pod network", "flannelBackend",
            Ssh.With(settings => settings with { Cni = Calico, FlannelBackend = Text("host-gw") })),
        ("K3s's network policies with Calico", "networking.disableNetworkPolicy",
            Ssh.With(settings => settings with { Cni = Calico, DisableNetworkPolicy = Value<bool>.Of(false) })),
        ("flannel's external addresses with Calico", "networking.flannelExternalIp",
            Ssh.With(settings => settings with { Cni = Calico, FlannelExternalIp = Value<bool>.Of(true) })),
        ("Cilium in Docker", "servers[0].docker", (Docker with { Agents = [] })
            .With(settings => settings with { Cni = new() { Cilium = new() } })),
        ("Calico's values that are a list", "cni.calico.values",
            Ssh.With(settings => settings with { Cni = new() { Calico = new() { Values = Text("- a") } } })),
        ("Calico's archive with a version", "cni.calico.version", Ssh.With(settings =>
            settings with { Cni = new() { Calico = new() { ChartContent = Text("H4sIAAAA"), Version = Text("v3.31.3") } } })),
        ("Calico's registry that is none", "cni.calico.repo",
            Ssh.With(settings => settings with { Cni = new() { Calico = new() { Repo = Text("oci://") } } })),
        ("Calico's registry with an account", "cni.calico.repo",
            Ssh.With(settings => settings with { Cni = new() { Calico = new() { Repo = Text("oci://a:b@r.example/charts") } } })),
        ("Calico's repository that is none", "cni.calico.repo",
            Ssh.With(settings => settings with { Cni = new() { Calico = new() { Repo = Text("charts") } } })),
        ("Cilium twice", "helmCharts[0].name", Ssh.With(settings => settings with
        {
            Cni = new() { Cilium = new() },
            HelmCharts = [new("cilium") { Chart = Text("oci://a/cilium") }],
        })),
        ("a virtual address that is none", "kubeVip.address", Vip(new() { Address = Text("api.example.com") })),
        ("a virtual address of a host", "kubeVip.address", Vip(new() { Address = Text("10.0.0.21") })),
        ("no virtual address", "kubeVip.address", Vip(new())),
        ("a virtual address on no interface", "kubeVip.interface",
            Vip(new() { Address = Text("10.0.0.100"), Interface = Text("eth 1") })),
        ("a virtual address and a load balancer", "kubeVip",
            Vip(new() { Address = Text("10.0.0.100") }) with { LoadBalancer = new() { Ssh = Host("10.0.0.31") } }),
        ("BGP without an AS number", "kubeVip.bgp.asn", Bgp(GoodBgp with { Asn = default })),
        ("an AS number of 0", "kubeVip.bgp.asn", Bgp(GoodBgp with { Asn = 0 })),
        ("half an AS number", "kubeVip.bgp.asn", Bgp(GoodBgp with { Asn = 1.5 })),
        ("an AS number of 33 bits", "kubeVip.bgp.peers[0].asn", Peer(GoodPeer with { Asn = 4294967296 })),
        ("a router ID that is none", "kubeVip.bgp.routerId", Bgp(GoodBgp with { RouterId = Text("fd00::1") })),
        ("a short router ID", "kubeVip.bgp.routerId", Bgp(GoodBgp with { RouterId = Text("11") })),
        ("BGP without a router", "kubeVip.bgp.peers", Bgp(GoodBgp with { Peers = [] })),
        ("a router without an address", "kubeVip.bgp.peers[0].address", Peer(GoodPeer with { Address = default })),
        ("a router that has a name", "kubeVip.bgp.peers[0].address", Peer(GoodPeer with { Address = Text("router.example") })),
        ("a router without an AS number", "kubeVip.bgp.peers[0].asn", Peer(GoodPeer with { Asn = default })),
        ("a router twice", "kubeVip.bgp.peers[1].address", Bgp(GoodBgp with { Peers = [GoodPeer, GoodPeer] })),
        ("an empty password of a router", "kubeVip.bgp.peers[0].password", Peer(GoodPeer with { Password = Hidden("") })),
        ("a password that kube-vip cannot read", "kubeVip.bgp.peers[0].password",
            Peer(GoodPeer with { Password = Hidden("in:clear") })),
        ("a password that Linux does not take", "kubeVip.bgp.peers[0].password",
            Peer(GoodPeer with { Password = Hidden(new string('a', 81)) })),
        ("a password for a static pod", "kubeVip.bgp.peers[0].password", Vip(new()
        {
            Address = Text("10.0.0.100"),
            StaticPod = true,
            Bgp = GoodBgp with { Peers = [GoodPeer with { Password = Hidden("in-clear") }] },
        })),
        ("another port of the API for all agents with Cilium", "agentConfig",
            Ssh.With(settings => settings with { Cni = CiliumWithoutProxy })
                with { AgentConfig = Text("lb-server-port: 6445\n") }),
        ("another port of the API for an agent with Cilium", "agents[0].config",
            (Ssh with { Agents = [Ssh.Agents[0] with { Config = Text("lb-server-port: 6445\n") }] })
                .With(settings => settings with { Cni = CiliumWithoutProxy })),
        ("kube-vip in Docker", "servers[0].docker", (Docker with { Agents = [] })
            .With(settings => settings with { KubeVip = new() { Address = Text("10.0.0.100") } })),
        ("charts without K3s's Helm controller", "serverConfig", Ssh.With(settings => settings with { MetalLb = Pools })
            with { ServerConfig = Text("disable-helm-controller: true\n") }),
        ("Calico without K3s's Helm controller", "servers[0].config", Ssh.With(settings => settings with { Cni = Calico })
            .WithServer(node => node with { Config = Text("disable-helm-controller: true\n") })),
        ("MetalLB without addresses", "metalLb.addresses", Ssh.With(settings => settings with { MetalLb = new() })),
        ("MetalLB's address without a length", "metalLb.addresses[0]", Pool("192.168.1.240")),
        ("MetalLB's range backwards", "metalLb.addresses[0]", Pool("192.168.1.250-192.168.1.240")),
        ("MetalLB's range of two families", "metalLb.addresses[0]", Pool("192.168.1.250-fd00::1")),
    ];

    private static MetalLbSpec Pools => new() { Addresses = List("192.168.1.240/28") };

    private static readonly CniSpec CiliumWithoutProxy =
        new() { Cilium = new(), KubeProxyReplacement = Value<bool>.Of(true) };

    private static readonly KubeVipPeerSpec GoodPeer = new() { Address = Text("10.0.0.1"), Asn = 65001 };

    private static readonly KubeVipBgpSpec GoodBgp = new() { Asn = 65000, Peers = [GoodPeer] };

    private static ClusterSpec Bgp(KubeVipBgpSpec bgp) => Vip(new() { Address = Text("10.0.0.100"), Bgp = bgp });

    private static ClusterSpec Peer(KubeVipPeerSpec peer) => Bgp(GoodBgp with { Peers = [peer] });

    private static ClusterSpec Vip(KubeVipSpec vip) => Ssh.With(settings => settings with { KubeVip = vip });

    private static ClusterSpec Pool(string pool) =>
        Ssh.With(settings => settings with { MetalLb = new() { Addresses = List(pool) } });
}
