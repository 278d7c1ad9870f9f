using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.BadServerTexts;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>YAML of servers that works must be accepted, and judged for a server by itself as in a cluster.</summary>
public sealed class ServerTextTests
{
    private static readonly Dictionary<string, ClusterSpec> Good = new(StringComparer.Ordinal)
    {
        ["three servers with etcd and one without"] = Servers(4, 3, "disable-etcd: true\n"),
        ["one server with etcd and one without"] = Servers(2, 1, "disable-etcd: true\n"),
        ["two with etcd on the way to one"] = Three(2, "disable-etcd: true\n").With(s => s with { EmbeddedEtcd = true }),
        ["a server with only etcd"] = Three(1, "disable-apiserver: true\ndisable-scheduler: true\n"),
        ["etcd that is not disabled"] = Three(0, "disable-etcd: false\ndisable-apiserver: off\n"),
        ["a server that only itself needs"] = Ssh with { Agents = [], ServerConfig = Text("bind-address: 127.0.0.1\n") },
        ["all addresses of each server"] = Three(-1, "") with { ServerConfig = Text("bind-address: 0.0.0.0\n") },
        ["each server at its own address"] = Three(1, "bind-address: 10.0.0.11\nadvertise-address: 10.0.0.11\n"),
        ["servers that advertise a load balancer"] =
            Three(-1, "") with { ServerConfig = Text("advertise-address: 10.0.0.100\n") },
        ["a port of the API server by default"] = Ssh with { ServerConfig = Text("apiserver-port: 0\nadvertise-port: 443\n") },
        ["a domain with capitals and a dot"] = Ssh with { ServerConfig = Text("cluster-domain: Shop.Local.\n") },
        ["a bucket in a Secret"] = Three(-1, "") with { ServerConfig = Text("etcd-s3: true\netcd-s3-config-secret: backup\n") },
        ["a bucket that the cluster sets and a server uses"] = Three(1, "etcd-s3: true\n") with
        {
            ServerConfig = Text("etcd-s3-bucket: backups\n"),
        },
        ["flags of the kubelet and of kube-proxy"] = Ssh with
        {
            AgentConfig = Text("kubelet-arg: [\"node-labels=a=b,example.com/c=d\", "
                + "\"register-with-taints=a=b:NoSchedule,c:NoExecute\", \"feature-gates=NodeSwap=true\", "
                + "\"eviction-hard=memory.available<5%\"]\nkube-proxy-arg: [proxy-mode=nftables]\n"),
        },
        ["layers on btrfs"] = Ssh with { AgentConfig = Text("snapshotter: btrfs\n") },
    };

    public static TheoryData<string> Names => [.. Good.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void WorksAndIsAccepted(string what) => Assert.Empty(ClusterChecks.Problems(Good[what]));

    [Theory]
    [InlineData("disable-etcd: true\n", false,
        "disable-etcd: is for clusters with embedded etcd, which this one does not have; remove it.")]
    [InlineData("disable-etcd: true\n", true, "disable-etcd: is set for the server that starts etcd; remove it.")]
    [InlineData("disable-apiserver: true\n", true, null)]
    [InlineData("etcd-s3: true\n", true,
        "etcd-s3: has no bucket, so snapshots would stay on the servers; add etcd-s3-bucket, or use the argument snapshots.s3.")]
    public void AServerByItself(string text, bool isFirst, string? problem) =>
        Assert.Equal(problem is null ? [] : [$"config: {problem}"], Problems(text, isFirst));

    [Theory]
    [InlineData("3f9c1b7a")]
    [InlineData("it's:short$")]
    [InlineData("K100123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef::server:secretpassword")]
    public void AServerJoinsWithAnyTokenOfItsCluster(string token) => Assert.Empty(ComponentChecks.Problems(Joining(token)));

    [Theory]
    [InlineData("abcdef.0123456789abcdef", "is a bootstrap token, with which only agents can join;")]
    [InlineData("K10secret", "starts with K10 but is not K10, 64 hexadecimal digits,")]
    [InlineData("secret\n", "contains white space or control characters;")]
    public void AServerCannotJoinWithOtherTokens(string token, string problem)
    {
        var found = Assert.Single(ComponentChecks.Problems(Joining(token)));
        Assert.Equal("token", found.Path);
        Assert.StartsWith(problem, found.Message, StringComparison.Ordinal);
    }

    private static ServerSpec Joining(string token) => Server("") with
    {
        ServerUrl = Text("https://10.0.0.11:6443"),
        Settings = new() { Version = Requests.Version, Token = Hidden(token), AgentToken = Hidden("agents") },
    };

    private static IEnumerable<string> Problems(string text, bool isFirst) =>
        ComponentChecks.Problems(Server(text) with { ClusterInit = isFirst }).Select(problem => problem.ToString());

    private static ServerSpec Server(string text) => new()
    {
        Name = "alone",
        Node = new() { Ssh = Host("10.0.0.12"), Config = Text(text) },
        Settings = new() { Version = Requests.Version },
    };
}
