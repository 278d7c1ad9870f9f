using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

public sealed class ClusterPlanTests
{
    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(1, 2, false)]
    [InlineData(3, 2, false)]
    [InlineData(5, 0, false)]
    [InlineData(7, 0, false)]
    [InlineData(2, 2, true)]
    [InlineData(3, 0, true)]
    public void ThePlanIsAsReviewed(int servers, int agents, bool external)
    {
        foreach (var platform in new[] { "docker", "ssh" })
        {
            var plan = ClusterPlan.For(Cluster(servers, agents, external, platform));

            Golden.Matches($"plans/{platform}-{servers}-servers-{agents}-agents{(external ? "-external" : "")}.txt",
                plan.ToString());
        }
    }

    [Fact]
    public void OnlyTheFirstServerInitializes()
    {
        var plan = ClusterPlan.For(Cluster(5, 3, external: false, "ssh"));

        Assert.Equal(["server-0"], plan.Nodes.Where(node => node.Initializes).Select(node => node.Key));
    }

    [Fact]
    public void NoTwoServersChangeAtOnce()
    {
        var servers = ClusterPlan.For(Cluster(7, 0, external: true, "ssh")).Servers.ToList();

        Assert.All(servers.Skip(1), server => Assert.Equal([servers[server.Index - 1].Key], server.After));
    }

    [Fact]
    public void RemovingANamedAgentMovesNoOther()
    {
        string[] names = ["alpha", "bravo", "charlie"];
        var before = ClusterPlan.For(WithAgents(names)).Agents.ToDictionary(node => node.Key, node => node.ResourceName);

        var after = ClusterPlan.For(WithAgents(["alpha", "charlie"])).Agents;

        Assert.All(after, node => Assert.Equal(before[node.Key], node.ResourceName));
    }

    [Theory]
    [InlineData("10%", 100, 10)]
    [InlineData("10%", 5, 1)]
    [InlineData("100%", 7, 7)]
    [InlineData("3", 100, 3)]
    [InlineData("50", 7, 7)]
    [InlineData("33%", 10, 3)]
    public void LanesAreAtLeastOneAndAtMostAll(string maxUnavailable, int agents, int lanes)
    {
        var plan = ClusterPlan.For(Cluster(1, agents, external: false, "ssh") with { MaxUnavailable = maxUnavailable });

        Assert.Equal(lanes, plan.Agents.Count(node => node.After is ["server-0"]));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0%")]
    [InlineData("101%")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("")]
    public void ALaneCountThatMeansNothingIsRefused(string text) => Assert.NotNull(Lanes.Problem(text));

    [Theory]
    [InlineData(1, false, "other", true)]
    [InlineData(1, false, "server-0", false)]
    [InlineData(1, false, null, false)]
    [InlineData(1, true, "other", false)]
    [InlineData(3, false, "other", false)]
    public void OnlyTheOneServerOfSqliteCannotTakeAnothersPlace(int servers, bool external, string? founder, bool isProblem) =>
        Assert.Equal(isProblem ? "servers[0].nodeName" : null,
            ClusterPlan.For(Cluster(servers, 1, external, "docker")).FounderProblem(founder)?.Path);

    private static ClusterSpec WithAgents(string[] names) =>
        new()
        {
            Name = "prod",
            Servers = [Node("docker")],
            Agents = [.. names.Select(name => Node("docker") with { NodeName = name })]
        };

    private static ClusterSpec Cluster(int servers, int agents, bool external, string platform) => new()
    {
        Name = "prod",
        Settings = new ClusterSettings { Datastore = external ? new DatastoreSpec { Endpoint = Value<Secret>.Unknown } : null },
        Servers = [.. Enumerable.Repeat(Node(platform), servers)],
        Agents = [.. Enumerable.Repeat(Node(platform), agents)],
    };

    private static NodeSpec Node(string platform) => platform == "docker" ? new() { Docker = new() } : new() { Ssh = new() };
}
