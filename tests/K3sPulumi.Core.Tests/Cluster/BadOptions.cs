using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Invalid requests for air gaps, proxies and difficult hosts.</summary>
internal static class BadOptions
{
    private static readonly Value<bool> Yes = Value<bool>.Of(true);

    public static IEnumerable<(string What, string Path, ClusterSpec Request)> All =>
        [.. OfRegistries(), .. OfNodes(), .. OfContainers(), .. OfClusters()];

    private static ClusterSpec Shared(NodeSpec options) => Ssh with { Shared = options };

    private static ClusterSpec Server(Func<NodeSpec, NodeSpec> set) => Ssh.WithServer(set);

    private static ClusterSpec Agent(Func<NodeSpec, NodeSpec> set) => Ssh.WithAgent(set);

    private static ClusterSpec Cluster(Func<ClusterSettings, ClusterSettings> set) => Ssh.With(set);

    private static RegistrySettings Mirror(string registry, string endpoint) =>
        new() { Mirrors = [new() { Registry = Text(registry), Endpoints = List(endpoint) }] };

    private static RegistrySettings Config(RegistryConfig config) => new() { Configs = [config] };

    private static IEnumerable<(string, string, ClusterSpec)> OfRegistries() =>
    [
        ("a malformed registry URL", "registries.mirrors[0].endpoints[0]",
            Shared(new() { Registries = Mirror("docker.io", "ftp://registry:5000") })),
        ("a malformed registry URL of a node", "agents[0].registries.mirrors[0].endpoints[0]",
            Agent(node => node with { Registries = Mirror("docker.io", "ftp://registry:5000") })),
        ("a mirror of a URL", "registries.mirrors[0].registry",
            Shared(new() { Registries = Mirror("https://docker.io", "https://registry:5000") })),
        ("credentials without a registry", "registries.configs[0].registry",
            Shared(new() { Registries = Config(new() { Username = Text("puller"), Password = Value<Secret>.Unknown }) })),
        ("a user name without a password", "registries.configs[0].password",
            Shared(new() { Registries = Config(new() { Registry = Text("a.example"), Username = Text("puller") }) })),
        ("a token together with a user name", "registries.configs[0].token",
            Shared(new() { Registries =
                Config(new() { Registry = Text("a.example"), Username = Text("puller"), Password = Value<Secret>.Unknown,
                    Token = Hidden("hush") }) })),
        ("a CA that is not PEM", "registries.configs[0].ca",
            Shared(new() { Registries = Config(new() { Registry = Text("a.example"), Ca = Text("/etc/ssl/ca.crt") }) })),
        ("a client certificate of a registry without its key", "registries.configs[0].key",
            Shared(new() { Registries = Config(new() { Registry = Text("a.example"), Certificate = Value<string>.Unknown }) })),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfNodes() =>
    [
        ("an unknown firewall value", "firewall", Shared(new() { Firewall = Text("off") })),
        ("an unknown firewall value of a node", "servers[0].firewall", Server(node => node with { Firewall = Text("on") })),
        ("a node network that is none", "nodeNetworks[0]", Shared(new() { NodeNetworks = List("nodes") })),
        ("a firewall without the nodes' networks", "nodeNetworks", Shared(new() { Firewall = Text("configure") })),
        ("a node's firewall without the nodes' networks", "agents[0].nodeNetworks",
            Agent(node => node with { Firewall = Text("configure") })),
        ("packages without a number", "packages.update", Shared(new() { Packages = new() })),
        ("an update of packages below 1", "agents[0].packages.update",
            Agent(node => node with { Packages = new() { Update = Value<int>.Of(0) } })),
        ("an unknown choice of reboots", "packages.reboot",
            Shared(new() { Packages = new() { Update = Value<int>.Of(1), Reboot = Text("sometimes") } })),
        ("a proxy without a name", "proxy", Shared(new() { Proxy = new() })),
        ("a malformed proxy", "agents[0].proxy.httpProxy",
            Agent(node => node with { Proxy = new() { HttpProxy = Hidden("ftp://proxy:3128") } })),
        ("Docker as runtime and registries", "agents[0].registries",
            Agent(node => node with { DockerRuntime = Yes, Registries = Mirror("docker.io", "https://registry:5000") })),
        ("a runtime that is not a socket", "runtime.endpoint", Shared(new() { RuntimeEndpoint = Text("tcp://10.0.0.5") })),
        ("an unknown snapshotter", "servers[0].runtime.snapshotter", Server(node => node with { Snapshotter = Text("zfs") })),
        ("a VPN that K3s does not know", "vpnAuth", Shared(new() { VpnAuth = Hidden("name=other,joinKey=x") })),
        ("rootless with agents", "servers[0].rootless", Server(node => node with { Rootless = true })),
        ("a rootless agent", "agents[0].rootless", Agent(node => node with { Rootless = true })),
        ("rootless as root", "servers[0].ssh.user", Server(node => node with { Rootless = true }) with { Agents = [] }),
        ("an agent that starts without servers", "agents[0].running",
            Agent(node => node with { Running = true }) with { Shared = new() { Running = false } }),
        ("a kubelet argument that is none", "servers[0].kubeletArgs[0]",
            Server(node => node with { KubeletArgs = List("max pods") })),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfContainers() =>
    [
        ("a firewall in Docker", "firewall", Docker with { Shared = new() { Firewall = Text("configure") } }),
        ("SELinux in Docker", "servers[0].selinux", Docker.WithServer(node => node with { Selinux = Yes })),
        ("packages in Docker", "packages", Docker with { Shared = new() { Packages = new() { Update = Value<int>.Of(1) } } }),
        ("a drain in Docker", "drain", Docker with { Shared = new() { Drain = Yes } }),
        ("a drain of a node in Docker", "agents[0].drain", Docker.WithAgent(node => node with { Drain = Yes })),
        ("Docker as runtime in Docker", "runtime.docker", Docker with { Shared = new() { DockerRuntime = Yes } }),
        ("rootless in Docker", "servers[0].rootless",
            Docker.WithServer(node => node with { Rootless = true }) with { Agents = [] }),
        ("kernel settings in Docker", "kernel.persist", Docker with { Shared = new() { PersistKernelSettings = Yes } }),
        ("a password in a container's environment", "proxy.httpsProxy",
            Docker with { Shared = new() { Proxy = new() { HttpsProxy = Hidden("http://u:p@proxy:3128") } } }),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfClusters() =>
    [
        ("Docker as runtime with the embedded registry", "agents[0].runtime.docker",
            Agent(node => node with { DockerRuntime = Yes }).With(settings => settings with { EmbeddedRegistry = Yes })),
        ("an external runtime with the embedded registry", "servers[0].runtime.endpoint",
            Shared(new() { RuntimeEndpoint = Text("/run/containerd/containerd.sock") })
                .With(settings => settings with { EmbeddedRegistry = Yes })),
        ("a default registry with a scheme", "systemDefaultRegistry",
            Cluster(settings => settings with { SystemDefaultRegistry = Text("https://registry:5000") })),
        ("an unknown egress selector", "networking.egressSelectorMode",
            Cluster(settings => settings with { EgressSelectorMode = Text("none") })),
        ("a DNS address outside of the services", "networking.clusterDns[0]",
            Cluster(settings => settings with { ClusterDns = List("10.44.0.10") })),
        ("IPv6 masquerading without IPv6", "networking.flannelIpv6Masq",
            Cluster(settings => settings with { FlannelIpv6Masq = Yes })),
        ("an unknown encryption", "controlPlane.secretsEncryptionProvider",
            Cluster(settings => settings with { SecretsEncryption = Yes, SecretsEncryptionProvider = Text("aes") })),
        ("hardening without encryption", "controlPlane.secretsEncryption",
            Cluster(settings => settings with { SecretsEncryption = Value<bool>.Of(false), Hardening = new([]) })),
        ("a namespace that is none", "hardening.exemptNamespaces[0]",
            Cluster(settings => settings with { Hardening = new(["Kube_System"]) })),
        ("an API server argument that is none", "controlPlane.kubeApiserverArgs[0]",
            Cluster(settings => settings with { KubeApiserverArgs = List("a b") })),
        ("admission plugins without K3s's own", "controlPlane.kubeApiserverArgs[0]",
            Cluster(settings => settings with { KubeApiserverArgs = List("enable-admission-plugins=PodNodeSelector") })),
        ("external addresses that are missing", "agents[0].nodeExternalIp",
            Cluster(settings => settings with { FlannelExternalIp = Yes })),
        ("more nodes than networks for them", "clusterCidr",
            (Ssh with { Agents = [.. Enumerable.Range(0, 4).Select(index => Ssh.Agents[0] with { NodeName = $"edge-{index}" })] })
                .With(settings => settings with { ClusterCidr = Text("10.42.0.0/22") })),
        ("a VPN and a flannel backend", "servers[0].vpnAuth",
            Shared(new() { VpnAuth = Hidden("name=tailscale,joinKey=x") })
                .With(settings => settings with { FlannelBackend = Text("host-gw") })),
        ("an interface for a backend that is none", "servers[0].flannelIface",
            Server(node => node with { FlannelIface = Text("eth1") })
                .With(settings => settings with { FlannelBackend = Text("none") })),
    ];
}
