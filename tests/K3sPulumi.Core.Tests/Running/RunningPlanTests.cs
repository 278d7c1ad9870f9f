using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Core.Tests.Cluster;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Running;

/// <summary>Which nodes are started and stopped, what comes before what, and which requests that rules out.</summary>
public sealed class RunningPlanTests
{
    [Fact]
    public void NothingIsStartedOrStoppedUnlessItIsAsked()
    {
        var spec = Of(null);

        var plan = RunningPlan.For(spec, ClusterPlan.For(spec));

        Assert.All(plan.Nodes.Values, node => Assert.Equal((null, false), (node.Asked, node.IsLeftAlone)));
        Assert.False(plan.IsDown);
    }

    [Fact]
    public void AgentsStopBeforeServersAndTheFirstServerIsTheLastToStop()
    {
        Assert.Equal(
            ["server-0 after server-1", "server-1 after server-2", "server-2 after agent-0,agent-1", "agent-0 after ",
                "agent-1 after "],
            Order(Of(false)));
    }

    [Fact]
    public void ServersStartOneAfterAnotherAndAgentsWhenAllHave()
    {
        Assert.Equal(
            ["server-0 after ", "server-1 after server-0", "server-2 after server-1", "agent-0 after server-0,server-1,server-2",
                "agent-1 after server-0,server-1,server-2"],
            Order(Of(true)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AServerIsAwaitedOnceThereIsAQuorumAndThenThoseBeforeItToo(bool asked)
    {
        var spec = Of(asked);

        var plan = RunningPlan.For(spec, ClusterPlan.For(spec));

        Assert.Equal([false, true, true, true, true], plan.Nodes.Values.Select(node => node.Awaits));
        Assert.Equal(["", "server-0", "", "", ""], plan.Nodes.Values.Select(node => string.Join(',', node.AwaitsAlso)));
    }

    [Fact]
    public void OneServerOfARunningClusterIsAwaitedByItself()
    {
        var spec = Of(null, (1, false));

        var plan = RunningPlan.For(spec, ClusterPlan.For(spec));

        Assert.Equal((true, 0), (plan.Nodes["server-1"].Awaits, plan.Nodes["server-1"].AwaitsAlso.Count));
        Assert.Equal((false, true, false),
            (plan.IsDown, plan.Nodes["server-1"].IsLeftAlone, plan.Nodes["server-0"].IsLeftAlone));
    }

    [Fact]
    public void ServersOnAnExternalDatastoreAreAwaitedOneByOne()
    {
        var spec = External(Of(true));

        Assert.All(RunningPlan.For(spec, ClusterPlan.For(spec)).Nodes.Values, node => Assert.True(node.Awaits));
    }

    [Fact]
    public void WithoutServersAgentsThatRunAreLeftAloneToo()
    {
        var spec = Of(null, (0, false), (1, false), (2, false));

        var plan = RunningPlan.For(spec, ClusterPlan.For(spec));

        Assert.True(plan.IsDown);
        Assert.Equal((null, true), (plan.Nodes["agent-0"].Asked, plan.Nodes["agent-0"].IsLeftAlone));
    }

    [Fact]
    public void AHostThatIsGoneIsNotContacted()
    {
        var spec = Of(false);
        spec = spec with { Servers = [spec.Servers[0], spec.Servers[1], spec.Servers[2] with { HostIsGone = true }] };

        var plan = RunningPlan.For(spec, ClusterPlan.For(spec));

        Assert.Null(plan.Nodes["server-2"].Asked);
        Assert.Equal(["agent-0", "agent-1"], plan.Nodes["server-1"].After);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, "servers: 2 of 3 would be stopped (running = false), and the rest is not a quorum of etcd; keep 2 of them "
        + "running, or stop the whole cluster with running.")]
    [InlineData(3, null)]
    public void TooFewServersForAQuorumAreRejectedUnlessAllAreStopped(int stopped, string? problem)
    {
        var spec = Of(null, [.. Enumerable.Range(0, stopped).Select(index => (index, (bool?)false))]);

        Assert.Equal(problem, Problems(spec));
        Assert.Null(Problems(External(spec)));
    }

    [Fact]
    public void ANodesOwnWordIsStrongerThanTheClusters()
    {
        Assert.StartsWith("servers: 2 of 3 would be stopped", Problems(Of(false, (0, true))), StringComparison.Ordinal);
        Assert.Null(Problems(Of(false, (0, true), (2, true))));
    }

    [Fact]
    public void AnAgentCannotStartWithoutServers()
    {
        var spec = Of(false);
        spec = spec with { Agents = [spec.Agents[0] with { Running = true }, spec.Agents[1]] };

        Assert.StartsWith("agents[0].running: cannot be true while all servers are stopped", Problems(spec),
            StringComparison.Ordinal);
    }

    private static string? Problems(ClusterSpec spec) =>
        ProblemList.Of(list => RunningChecks.Check(list, spec)) is [var problem, ..] ? problem.ToString() : null;

    private static IEnumerable<string> Order(ClusterSpec spec) =>
        RunningPlan.For(spec, ClusterPlan.For(spec)).Nodes
            .Select(node => $"{node.Key} after {string.Join(',', node.Value.After)}");

    private static ClusterSpec External(ClusterSpec spec) => spec.With(settings => settings with
    {
        Datastore = new DatastoreSpec { Endpoint = Value<Secret>.Unknown },
    });

    private static ClusterSpec Of(bool? running, params (int Server, bool? Running)[] servers) => Requests.Docker with
    {
        Shared = new() { Running = running },
        Servers = [.. Enumerable.Range(0, 3).Select(index => new NodeSpec
        {
            Docker = new(),
            Running = servers.FirstOrDefault(server => server.Server == index && server.Running is not null).Running,
        })],
    };
}
