using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>YAML whose keys are known and whose values are well-formed, but with which a cluster does not work.</summary>
internal static class BadServerTexts
{
    public static IEnumerable<(string What, string Path, ClusterSpec Request)> All =>
        [.. OfRoles(), .. OfAddresses(), .. OfStores(), .. OfComponents()];

    /// <summary>Three servers, the given one of which has this text.</summary>
    internal static ClusterSpec Three(int server, string text) => Servers(3, server, text);

    internal static ClusterSpec Servers(int count, int server, string text) => Ssh with
    {
        Servers = [.. Enumerable.Range(0, count).Select(index => new NodeSpec
        {
            NodeName = $"node-{index}",
            Ssh = Host($"10.0.0.1{index}"),
            Config = index == server ? Text(text) : default,
        })],
    };

    private static ClusterSpec All3(string text) => Three(-1, "") with { ServerConfig = Text(text) };

    private static ClusterSpec One(string text) => Ssh with { ServerConfig = Text(text) };

    private static ClusterSpec Kubelet(string flag) => Ssh with { AgentConfig = Text($"kubelet-arg: [\"{flag}\"]\n") };

    private static IEnumerable<(string, string, ClusterSpec)> OfRoles() =>
    [
        ("a first server without etcd", "servers[0].config", Three(0, "disable-etcd: true\n")),
        ("servers of which none has etcd", "serverConfig", All3("disable-etcd: on\n")),
        ("a server without a vote that leaves two", "servers", Three(2, "disable-etcd: true\n")),
        ("a server without etcd on SQLite", "serverConfig", One("disable-etcd: true\n")),
        ("a server without an API on SQLite", "servers[0].config",
            Ssh.WithServer(node => node with { Config = Text("disable-apiserver: yes\n") })),
        ("a server without an API on a datastore", "servers[1].config",
            Three(1, "disable-apiserver: true\n").With(s => s with { Datastore = BadDatastores.Elsewhere })),
        ("servers of which none has an API", "serverConfig", All3("disable-apiserver: true\n")),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfAddresses() =>
    [
        ("a server that only itself reaches", "serverConfig", One("bind-address: 127.0.0.1\n")),
        ("servers that listen at the address of one", "serverConfig", All3("bind-address: 10.0.0.10\n")),
        ("a network to listen at", "serverConfig", One("bind-address: 10.0.0.10/24\n")),
        ("servers that advertise the address of one", "serverConfig", All3("advertise-address: 10.0.0.10\n")),
        ("a server that advertises another one's address", "servers[2].config", Three(2, "advertise-address: 10.0.0.11\n")),
        ("an advertised address that is loopback", "serverConfig", One("advertise-address: 127.0.0.1\n")),
        ("an advertised port out of range", "serverConfig", One("advertise-port: 66443\n")),
        ("the API server on the port of K3s", "serverConfig", One("apiserver-port: 6443\n")),
        ("an agent's load balancer on a negative port", "agentConfig", Ssh with { AgentConfig = Text("lb-server-port: -1\n") }),
        ("a domain with a space", "serverConfig", One("cluster-domain: shop local\n")),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfStores() =>
    [
        ("snapshots to no bucket", "serverConfig", All3("etcd-s3: true\netcd-s3-region: eu-west-1\n")),
        ("snapshots to no bucket on one server", "servers[1].config", Three(1, "etcd-s3: true\n")),
        ("a name of snapshots with a directory", "serverConfig", All3("etcd-snapshot-name: daily/etcd\n")),
        ("a relative path for local volumes", "serverConfig", One("default-local-storage-path: data\n")),
        ("a key twice", "serverConfig", One("debug: true\ndebug: false\n")),
    ];

    private static IEnumerable<(string, string, ClusterSpec)> OfComponents() =>
    [
        ("a field of the kubelet as a flag", "agentConfig", Kubelet("maxPods=200")),
        ("a field of the kubelet as an argument", "agents[0].kubeletArgs[0]",
            Ssh.WithAgent(node => node with { KubeletArgs = List("--maxPods=200") })),
        ("a setting of the kubelet that is not a flag", "agentConfig", Kubelet("shutdown-grace-period=30s")),
        ("a reserved label as a flag", "agentConfig", Kubelet("node-labels=a=b,node-role.kubernetes.io/worker=true")),
        ("a taint without an effect as a flag", "agentConfig", Kubelet("register-with-taints=dedicated=edge")),
        ("an unknown mode of kube-proxy", "agentConfig", Ssh with { AgentConfig = Text("kube-proxy-arg: proxy-mode=iptable\n") }),
    ];
}
