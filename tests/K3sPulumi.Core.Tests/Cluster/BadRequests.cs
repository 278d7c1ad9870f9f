using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Invalid requests, each with the path of its problem.</summary>
internal static class BadRequests
{
    public static IEnumerable<(string What, string Path, ClusterSpec Request)> All =>
        [.. OfClusters(), .. OfNodes(), .. OfContainers(), .. OfHosts(), .. BadOptions.All, .. BadContents.All, .. BadCharts.All,
            .. BadPlugins.All,
            .. BadCredentials.All,
            .. BadDatastores.All, .. BadServerTexts.All];

    internal static Value<string> Text(string text) => Value<string>.Of(text);

    internal static Value<Secret> Hidden(string text) => Value<Secret>.Of(new Secret(text));

    private static IEnumerable<(string, string, ClusterSpec)> OfClusters() =>
    [
        ("no version", "version", Docker.With(s => s with { Version = default })),
        ("a version without +k3sN", "version", Docker.With(s => s with { Version = Text("v1.36.1") })),
        ("a channel", "version", Docker.With(s => s with { Version = Text("stable") })),
        ("a minor channel", "version", Docker.With(s => s with { Version = Text("v1.36") })),
        ("an image tag", "version", Docker.With(s => s with { Version = Text("v1.36.1-k3s1") })),
        ("no server", "servers", Docker with { Servers = [] }),
        ("two servers without a datastore", "servers",
            Docker with { Servers = [new() { Docker = new() }, new() { Docker = new() }] }),
        ("four servers without a datastore", "servers",
            Docker with { Servers = [.. Enumerable.Repeat(new NodeSpec { Docker = new() }, 4)] }),
        ("a name that is not a DNS label", "name", Docker with { Name = "Dev_1" }),
        ("a malformed pod network", "clusterCidr", Docker.With(s => s with { ClusterCidr = Text("10.42.0.0") })),
        ("a malformed service network", "serviceCidr", Docker.With(s => s with { ServiceCidr = Text("10.43.0.0/40") })),
        ("an empty network", "clusterCidr", Docker.With(s => s with { ClusterCidr = Text("") })),
        ("networks that overlap", "serviceCidr",
            Docker.With(s => s with { ClusterCidr = Text("10.0.0.0/8"), ServiceCidr = Text("10.43.0.0/16") })),
        ("networks of mixed families", "serviceCidr",
            Docker.With(s => s with { ClusterCidr = Text("10.42.0.0/16,fd00:42::/56"), ServiceCidr = Text("10.43.0.0/16") })),
        ("a token in long form", "token",
            Docker.With(s => s with { Token = Hidden("K10" + new string('a', 64) + "::server:secret") })),
        ("a token in bootstrap form", "token", Docker.With(s => s with { Token = Hidden("abcdef.0123456789abcdef") })),
        ("a rotation below 1", "tokenRotation", Docker.With(s => s with { TokenRotation = Value<int>.Of(0) })),
        ("a rotation by a K3s that has none", "tokenRotation",
            Docker.With(s => s with { TokenRotation = Value<int>.Of(1), Version = Text("v1.28.2+k3s1") })),
        ("an agent token in long form", "agentToken", Docker.With(s => s with { AgentToken = Hidden("K10deadbeef") })),
        ("a component that is not packaged", "disable[0]", Docker.With(s => s with { Disable = List("treafik") })),
        ("an unknown flannel backend", "flannelBackend", Docker.With(s => s with { FlannelBackend = Text("vxlam") })),
        ("a malformed name in the certificate", "tlsSans[0]", Docker.With(s => s with { TlsSans = List("https://api.example") })),
        ("a malformed API address", "apiAddress", Docker with { ApiAddress = Text("api.example:6443") }),
        ("an invalid share", "maxUnavailable", Docker with { MaxUnavailable = "120%" }),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfNodes() =>
    [
        ("neither docker nor ssh", "servers[0]", Docker.WithServer(node => node with { Docker = null })),
        ("both docker and ssh", "servers[0]", Docker.WithServer(node => node with { Ssh = Host("10.0.0.1") })),
        ("containers and hosts mixed", "agents", Docker.WithAgent(node => node with { Docker = null, Ssh = Host("10.0.0.1") })),
        ("the same node name twice", "agents[1].nodeName",
            Docker with { Agents = [new() { NodeName = "a", Docker = new() }, new() { NodeName = "a", Docker = new() }] }),
        ("a node name that is not a DNS label", "agents[0].nodeName",
            Docker.WithAgent(node => node with { NodeName = "edge_1" })),
        ("a malformed label", "agents[0].nodeLabels[\"disk type\"]",
            Docker.WithAgent(node => node with { NodeLabels = Map("disk type", "ssd") })),
        ("a label that K3s refuses", "agents[0].nodeLabels[\"node-role.kubernetes.io/worker\"]",
            Docker.WithAgent(node => node with { NodeLabels = Map("node-role.kubernetes.io/worker", "true") })),
        ("a taint without effect", "agents[0].nodeTaints[0]",
            Docker.WithAgent(node => node with { NodeTaints = List("edge=true") })),
        ("a taint with an unknown effect", "agents[0].nodeTaints[0]",
            Docker.WithAgent(node => node with { NodeTaints = List("edge=true:NoSchedul") })),
        ("configuration that is not YAML", "servers[0].config", Docker.WithServer(node => node with { Config = Text("a: [") })),
        ("configuration that is a list", "servers[0].config",
            Docker.WithServer(node => node with { Config = Text("- a\n- b\n") })),
        ("configuration that no agent knows", "agents[0].config",
            Docker.WithAgent(node => node with { Config = Text("disable: [traefik]\n") })),
        ("configuration with a key that is an argument", "servers[0].config",
            Docker.WithServer(node => node with { Config = Text("token: abc\n") })),
        ("configuration of all agents that no agent knows", "agentConfig",
            Docker with { AgentConfig = Text("cluster-domain: a.example\n") }),
        ("configuration of all servers with a key that is an argument", "serverConfig",
            Docker with { ServerConfig = Text("flannel-backend: none\n") }),
        ("a server that differs", "servers[1].config",
            ServersAlikeTests.Three with { Servers = [ServersAlikeTests.Three.Servers[0],
                ServersAlikeTests.Server("cluster-domain: b.example"), ServersAlikeTests.Three.Servers[2]] }),
        ("a node address of another family than the pods", "servers[0].nodeIp",
            (Docker with { Settings = Docker.Settings with { ClusterCidr = Text("10.42.0.0/16") } })
                .WithServer(node => node with { NodeIp = Text("fd00::5") })),
        ("only IPv6 addresses without IPv6 networks", "clusterCidr",
            Ssh.WithServer(node => node with { NodeIp = Text("fd00::5") })),
        ("a node address that is none", "servers[0].nodeIp",
            Docker.WithServer(node => node with { NodeIp = Text("10.0.0.300") })),
        ("no time to become ready", "servers[0].readyTimeout",
            Docker.WithServer(node => node with { Deadlines = new() { Ready = Value<int>.Of(0) } })),
        ("less than no time to drain", "servers[0].drainTimeout",
            Docker.WithServer(node => node with { Deadlines = new() { Drain = Value<int>.Of(-1) } })),
        ("no time for a drain", "servers[0].drainTimeout", Ssh.WithServer(node =>
            node with { Drain = Value<bool>.Of(true), Deadlines = new() { Drain = Value<int>.Of(0) } })),
        ("an unknown architecture", "servers[0].architecture",
            Ssh.WithServer(node => node with { Architecture = Text("s390x") })),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfContainers() =>
    [
        ("a malformed port mapping", "servers[0].docker.ports[0]",
            Docker.WithDocker(docker => docker with { Ports = List("80") })),
        ("a published port out of range", "servers[0].docker.ports[0]",
            Docker.WithDocker(docker => docker with { Ports = List("70000:80") })),
        ("the same host port twice", "servers[0].docker.ports[1]",
            Docker.WithDocker(docker => docker with { Ports = List("8080:80", "8080:81") })),
        ("the same host port on two nodes", "agents[0].docker.ports[0]", Docker.WithDocker(docker =>
            docker with { Ports = List("8080:80") }).WithAgent(node => node with { Docker = new() { Ports = List("8080:80") } })),
        ("the API port taken by a mapping", "servers[0].docker.ports[0]",
            Docker.WithDocker(docker => docker with { Ports = List("6443:80") })),
        ("an API port out of range", "servers[0].docker.apiPort", Docker.WithDocker(docker => docker with { ApiPort = -1 })),
        ("a free API port on an agent", "agents[0].docker.apiPort",
            Docker.WithAgent(node => node with { Docker = new() { ApiPort = 0 } })),
        ("an API port on an agent", "agents[0].docker.apiPort",
            Docker.WithAgent(node => node with { Docker = new() { ApiPort = 6444 } })),
        ("an address as host alias", "servers[0].docker.hostAlias",
            Docker.WithDocker(docker => docker with { HostAlias = "10.0.0.1" })),
        ("a host alias that pods need", "servers[0].docker.hostAlias",
            Docker.WithDocker(docker => docker with { HostAlias = "svc.cluster.local" })),
        ("a host alias twice", "agents[0].docker.hostAlias", Docker.WithAgent(node => node with
        {
            Docker = new() { HostAlias = "host.k3s.internal", HostAliases = Map("host.k3s.internal", "10.0.0.9") },
        })),
        ("a malformed mount", "servers[0].docker.volumes[0]",
            Docker.WithDocker(docker => docker with { Volumes = List("/data") })),
        ("a malformed memory limit", "servers[0].docker.memory",
            Docker.WithDocker(docker => docker with { Memory = Text("lots") })),
        ("malformed GPUs", "servers[0].docker.gpus", Docker.WithDocker(docker => docker with { Gpus = Text("two") })),
        ("a malformed CPU limit", "servers[0].docker.cpus", Docker.WithDocker(docker => docker with { Cpus = Text("-1") })),
        ("a malformed image", "servers[0].docker.image",
            Docker.WithDocker(docker => docker with { Image = Text("Rancher K3s") })),
        ("an engine that is none", "servers[0].docker.host", Docker.WithDocker(docker => docker with { Host = "my-engine" })),
        ("two engines", "agents[0].docker.host",
            Docker.WithAgent(node => node with { Docker = new() { Host = "ssh://root@10.0.0.9" } })),
        ("two networks", "agents[0].docker.network",
            Docker.WithAgent(node => node with { Docker = new() { HasNetwork = true, Network = Text("other") } })),
        ("a K3s variable", "servers[0].docker.environment[\"K3S_TOKEN\"]",
            Docker.WithDocker(docker => docker with { Environment = Map("K3S_TOKEN", "x") })),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfHosts() =>
    [
        ("no address", "servers[0].ssh.address", Ssh.WithSsh(ssh => ssh with { Address = default })),
        ("an empty address", "servers[0].ssh.address", Ssh.WithSsh(ssh => ssh with { Address = Text("") })),
        ("an address with a user", "servers[0].ssh.address", Ssh.WithSsh(ssh => ssh with { Address = Text("root@10.0.0.1") })),
        ("a port out of range", "servers[0].ssh.port", Ssh.WithSsh(ssh => ssh with { Port = Value<int>.Of(65536) })),
        ("an invalid key", "servers[0].ssh.privateKey",
            Ssh.WithSsh(ssh => ssh with { Password = default, PrivateKey = Hidden("~/.ssh/id_ed25519") })),
        ("a password with the end of its file", "servers[0].ssh.password",
            Ssh.WithSsh(ssh => ssh with { Password = Hidden("secret\n") })),
        ("an empty password", "servers[0].ssh.password", Ssh.WithSsh(ssh => ssh with { Password = Hidden("") })),
        ("a sudo password with the end of its file", "servers[0].ssh.sudoPassword",
            Ssh.WithSsh(ssh => ssh with { User = Text("deploy"), SudoPassword = Hidden("secret\r\n") })),
        ("a bastion's password with the end of its file", "servers[0].ssh.bastion.password",
            Ssh.WithSsh(ssh => ssh with { Bastion = Host("192.0.2.1") with { Password = Hidden("secret\n") } })),
        ("both password and key", "servers[0].ssh", Ssh.WithSsh(ssh => ssh with { PrivateKey = Value<Secret>.Unknown })),
        ("nothing to log in with", "servers[0].ssh", Ssh.WithSsh(ssh => ssh with { Password = default })),
        ("a host key in the wrong form", "servers[0].ssh.hostKey",
            Ssh.WithSsh(ssh => ssh with { TrustAnyHostKey = false, HostKey = Text("SHA256:abc") })),
        ("no word about the host key", "servers[0].ssh", Ssh.WithSsh(ssh => ssh with { TrustAnyHostKey = false })),
        ("a host key that is not looked at", "servers[0].ssh", Ssh.WithSsh(ssh => ssh with { HostKey = Value<string>.Unknown })),
        ("a bastion without address", "servers[0].ssh.bastion.address",
            Ssh.WithSsh(ssh => ssh with { Bastion = Host("") with { Address = default } })),
        ("endless dialling", "servers[0].ssh.dialErrorLimit",
            Ssh.WithSsh(ssh => ssh with { DialErrorLimit = Value<int>.Of(-1) })),
    ];
}
