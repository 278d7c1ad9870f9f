using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

public sealed class TurnTests
{
    private static readonly string[] Nobody = [];

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 2)]
    public void ANewClusterStartsAllAtOnce(int servers, int agents)
    {
        var plan = Plan(servers, agents);

        Assert.All(plan.Nodes, node => Assert.Empty(Turns.Before(node, plan, Keys(Nobody))));
        Assert.Equal(plan.Nodes.Skip(1), plan.Nodes.Where(node => Turns.FollowsAtOnce(node, plan, Keys(Nobody))));
    }

    [Fact]
    public void NewServersOnAnExternalDatastoreWaitForTheOneThatFillsItAndNotForEachOther()
    {
        var plan = Plan(3, 1, external: true);

        Assert.Equal(["", "server-0", "server-0", ""], plan.Nodes.Select(node => Before(node, plan, Nobody)));
    }

    [Fact]
    public void ExistingNodesChangeInTheirOrder()
    {
        var plan = Plan(3, 2);

        Assert.All(plan.Nodes, node =>
            Assert.Equal(node.After, Turns.Before(node, plan, Keys([.. plan.Nodes.Select(one => one.Key)]))));
    }

    [Fact]
    public void IfTheExistingNodesAreUnknownAllCountAsExisting()
    {
        var plan = Plan(3, 2);

        Assert.All(plan.Nodes, node => Assert.Equal(node.After, Turns.Before(node, plan, null)));
        Assert.DoesNotContain(plan.Nodes, node => Turns.FollowsAtOnce(node, plan, null));
    }

    /// <summary>
    /// A kubelet must not be newer than the servers: in an update that upgrades both, it waits for the last server.
    /// </summary>
    [Fact]
    public void ANewAgentWaitsForExistingServersAndForNoOtherAgent()
    {
        var plan = Plan(3, 3);
        string[] living = ["server-0", "server-1", "server-2", "agent-0", "agent-1"];

        Assert.Equal("server-2", Before(plan.Nodes[^1], plan, living));
        Assert.Equal("agent-0", Before(plan.Nodes[^2], plan, living));
    }

    [Fact]
    public void ANewServerWaitsOnlyForThoseBeforeIt()
    {
        var plan = Plan(4, 0);

        Assert.Equal(["", "server-0", "server-0", "server-2"],
            plan.Nodes.Select(node => Before(node, plan, ["server-0", "server-3"])));
    }

    [Theory]
    [InlineData("server-0")]
    [InlineData("server-1,agent-0")]
    [InlineData("server-2,server-3,agent-1")]
    [InlineData("agent-0")]
    public void NoNodeWaitsForOneThatComesAfterIt(string living)
    {
        var plan = Plan(4, 3);
        var order = plan.Nodes.Select(node => node.Key).ToList();

        Assert.All(plan.Nodes, node => Assert.All(
            Turns.Before(node, plan, Keys(living.Split(','))), key =>
                Assert.True(order.IndexOf(key) < order.IndexOf(node.Key), $"{node.Key} after {key}")));
    }

    [Fact]
    public void AHalfMadeClusterIsNotTakenForANewOne()
    {
        var cluster = new ClusterRecord { Version = "v1.36.1+k3s1" };

        Assert.Empty(ClusterRecord.KeysOf(null)!);
        Assert.Null(ClusterRecord.KeysOf(cluster));
        Assert.Equal(["a"], ClusterRecord.KeysOf(cluster with { Nodes = [new NodeRecord("a", "a", null, null)] })!);
    }

    private static string Before(NodePlan node, ClusterPlan plan, string[] living) =>
        string.Join(',', Turns.Before(node, plan, Keys(living)));

    private static HashSet<string> Keys(string[] keys) => keys.ToHashSet(StringComparer.Ordinal);

    private static ClusterPlan Plan(int servers, int agents, bool external = false) => ClusterPlan.For(new ClusterSpec
    {
        Name = "dev",
        Servers = [.. Enumerable.Range(0, servers).Select(_ => new NodeSpec { Docker = new() })],
        Agents = [.. Enumerable.Range(0, agents).Select(_ => new NodeSpec { Docker = new() })],
        MaxUnavailable = "1",
        Settings = new() { Datastore = external ? new DatastoreSpec { Endpoint = Value<Secret>.Unknown } : null },
    });
}
