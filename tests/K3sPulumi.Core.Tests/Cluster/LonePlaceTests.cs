using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Ports, hosts and networks of components that are not part of a cluster.</summary>
public sealed class LonePlaceTests
{
    private static readonly ServerSpec Server = new()
    {
        Name = "alone",
        Node = new() { Ssh = Host("10.0.0.11") },
        Settings = new() { Version = Requests.Version },
    };

    private static readonly AgentSpec Agent = new()
    {
        Name = "edge",
        Node = new() { Ssh = Host("10.0.0.21") },
        Settings = new() { Version = Requests.Version },
        ServerUrl = Text("https://10.0.0.11:6443"),
        Token = Hidden("secret"),
    };

    private static readonly LoadBalancerSpec Balancer = new() { Ssh = Host("10.0.0.10"), Servers = Map("a", "10.0.0.11") };

    private static readonly Dictionary<string, (string Path, Func<IReadOnlyList<Problem>> Problems)> Bad = new()
    {
        ["a server inside the pods' network"] = ("ssh.address", () => Problems(Server.Node with { Ssh = Host("10.42.0.11") })),
        ["a server's node address inside the services' network"] = ("nodeIp",
            () => Problems(Server.Node with { NodeIp = Text("10.43.0.11") })),
        ["a server's node address of YAML that is loopback"] = ("config",
            () => Problems(Server.Node with { Config = Text("i: 127.0.0.1") })),
        ["a server's node address of another family"] = ("nodeIp", () => ComponentChecks.Problems(Server with
        {
            Node = Server.Node with { NodeIp = Text("fd00::5") },
            Settings = Server.Settings with { ClusterCidr = Text("10.44.0.0/16") },
        })),
        ["a server's network narrower than one share"] = ("clusterCidr", () => ComponentChecks.Problems(Server with
        {
            Settings = Server.Settings with { ClusterCidr = Text("10.44.0.0/25") },
        })),
        ["a server's unspecified API address"] = ("apiAddress",
            () => ComponentChecks.Problems(Server with { ApiAddress = Text("::") })),
        ["a server's container address without a network"] = ("docker.ip",
            () => Problems(new NodeSpec { Docker = new() { Ip = Text("10.9.0.5") } })),
        ["a server's port twice"] = ("docker.ports[0]", () =>
            Problems(new NodeSpec { Docker = new() { Ports = List("127.0.0.1:6443:80") } })),
        ["a server's container name over the limit"] = ("name", () => ComponentChecks.Problems(Server with
        {
            Name = new string('n', 65),
            Node = new() { NodeName = "alpha", Docker = new() },
        })),
        ["an agent inside the pods' network"] = ("ssh.address",
            () => Problems(Agent with { Node = new() { Ssh = Host("10.42.0.21") } })),
        ["an agent's node address with a zone"] = ("nodeIp",
            () => Problems(Agent with { Node = Agent.Node with { NodeIp = Text("fe80::1%eth0") } })),
        ["an agent's name without room for the id"] = ("name", () => Problems(Agent with
        {
            Name = new string('n', 55),
            Node = Agent.Node with { WithNodeId = Value<bool>.Of(true) },
        })),
        ["a load balancer that leads to itself"] = ("port", () =>
            LoadBalancerChecks.Problems(Balancer with { Ssh = Host("10.0.0.11") })),
        ["a load balancer that leads to itself by loopback"] = ("port",
            () => LoadBalancerChecks.Problems(Balancer with { Servers = Map("a", "localhost") })),
        ["a container that leads to itself"] = ("servers[\"a\"]",
            () => LoadBalancerChecks.Problems(new() { Docker = new(), Servers = Map("a", "127.0.0.1") })),
        ["a server twice behind a load balancer"] = ("servers[\"b\"]", () => LoadBalancerChecks.Problems(Balancer with
        {
            Servers = Value<IReadOnlyDictionary<string, string>>.Of(new SortedDictionary<string,
                string>
            { ["a"] = "node.example", ["b"] = "NODE.example" }),
        })),
        ["a load balancer's container name over the limit"] = ("name", () => LoadBalancerChecks.Problems(new()
        {
            Name = new string('n', 65),
            Docker = new(),
            Servers = Map("a", "a"),
        })),
        ["two etcd members on one host"] = ("members[1].ssh.address", () => DatastoreChecks.Problems(new EtcdDatastoreSpec(
            new EtcdCluster([new("a", "10.0.0.1"), new("b", "10.0.0.2"), new("c", "10.0.0.3")]) { Name = "state" },
            [new(Host("10.0.0.1"), null), new(Host("10.0.0.1"), null), new(Host("10.0.0.3"), null)]))),
        ["a database's host port twice"] = ("docker.ports[1]", () => DatastoreChecks.Problems(new SqlDatastoreSpec
        {
            Datastore = new() { Dialect = SqlDialects.Postgres, Address = "state", Password = new("secret-of-mine") },
            Docker = new() { Ports = List("5432:5432", "5432:5433") },
        })),
    };

    private static readonly Dictionary<string, Func<IReadOnlyList<Problem>>> Valid = new()
    {
        ["a server on this very machine"] = () => Problems(Server.Node with { Ssh = Host("127.0.0.1") }),
        ["a server with a network of one share"] = () =>
            ComponentChecks.Problems(Server with { Settings = Server.Settings with { ClusterCidr = Text("10.44.0.0/24") } }),
        ["an agent in a network that its cluster chose"] = () => Problems(Agent with
        {
            Node = new() { Ssh = Host("10.42.0.21") },
            Settings = Agent.Settings with { ClusterCidr = Text("172.20.0.0/16") },
        }),
        ["an agent with the narrow networks of its cluster"] = () => Problems(Agent with
        {
            Settings = Agent.Settings with { ClusterCidr = Text("172.20.0.0/26"), ServiceCidr = Text("172.21.0.0/29") },
        }),
        ["a load balancer on a server's host with another port"] = () =>
            LoadBalancerChecks.Problems(Balancer with { Ssh = Host("10.0.0.11"), Port = 7443 }),
    };

    public static TheoryData<string> BadNames => [.. Bad.Keys];

    public static TheoryData<string> ValidNames => [.. Valid.Keys];

    [Theory]
    [MemberData(nameof(BadNames))]
    public void ABadPlaceOfAComponentIsRefusedAtItsPath(string what) => Assert
        .Contains(Bad[what].Problems(), problem => problem.Path == Bad[what].Path);

    [Theory]
    [MemberData(nameof(ValidNames))]
    public void AnUnusualPlaceOfAComponentIsAccepted(string what) => Assert.Empty(Valid[what]());

    [Fact]
    public void EveryProblemOfAComponentsPlaceReadsAsReviewed() => Golden.Matches(
        "problems-lone-places.txt",
        string.Concat(Bad.Select(bad => $"{bad.Key}\n" + string
            .Concat(bad.Value.Problems().Select(problem => $"  {problem}\n")))));

    [Theory]
    [InlineData("v1.36.1+k3s1", true)]
    [InlineData("v1.36.3+k3s1", false)]
    [InlineData("v1.37.0+k3s1", false)]
    [InlineData("v1.35.9+k3s1", true)]
    public void WildcardsThatTheCertificateLeavesOutAreAWarning(string version, bool isWarned)
    {
        var settings = new ClusterSettings
        {
            Version = Text(version),
            TlsSans = List("k3s.example.com", "*.k8s.example.internal")
        };
        var expected = isWarned
            ? ["tlsSans[1]: \"*.k8s.example.internal\" will not be in the certificate: K3s before v1.36.3 leaves out wildcards; "
                + "list each name, or use a newer version."]
            : Array.Empty<string>();

        Assert.Equal(expected, ClusterAdvice.For(Ssh with { Settings = settings }).Select(advice => advice.ToString()));
        Assert.Equal(expected, ComponentAdvice.For(Server with { Settings = settings }).Select(advice => advice.ToString()));
    }

    [Fact]
    public void AnApiAddressOfOnlyTheFirstServerIsAWarning()
    {
        Assert.Contains(ClusterAdvice.For(BadPlaces.Five with { ApiAddress = Text("10.0.0.11") }),
            advice => advice.Path == "apiAddress");
        Assert.Empty(ClusterAdvice.For(Ssh with { ApiAddress = Text("10.0.0.11") }));
    }

    [Fact]
    public void AgentsBehindOneExternalAddressAreAWarning()
    {
        var shared = BadPlaces.Five.Agents.Select(node => node with { NodeExternalIp = Text("203.0.113.4") });

        Assert.Equal("agents[1].nodeExternalIp",
            Assert.Single(ClusterAdvice.For(BadPlaces.Five with { Agents = [.. shared] })).Path);
    }

    private static IReadOnlyList<Problem> Problems(NodeSpec node) => ComponentChecks.Problems(Server with { Node = node });

    private static IReadOnlyList<Problem> Problems(AgentSpec spec) => ComponentChecks.Problems(spec);
}
