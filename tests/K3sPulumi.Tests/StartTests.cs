using System.Collections.Concurrent;
using K3sPulumi.Core.Existing;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.Tests;

/// <summary>
/// A new cluster starts all nodes in parallel; an existing one changes in order, even if the same update adds nodes.
/// </summary>
public sealed class StartTests
{
    [Fact]
    public async Task OverSshAllNodesOfANewClusterAreStartedTogether()
    {
        var together = new Together("dev-s1-node", "dev-s2-node", "dev-s3-node", "dev-a1-node", "dev-a2-node", "dev-a3-node");

        var result = await together.UpAsync(Ssh(servers: 3, agents: 3));

        var names = Names(result);
        Assert.All(result.Operations, operation => Assert.True(
            !operation.Name.EndsWith("-prepare", StringComparison.Ordinal)
                || names.IndexOf(operation.Name) < names.FindIndex(name => name.EndsWith("-node", StringComparison.Ordinal)),
            "prepared first"));
    }

    [Fact]
    public async Task InDockerAgentsAreStartedWithTheFirstServerAndTheOtherServersWhenItsApiAnswers()
    {
        var together = new Together("dev-server-0-ready", "dev-server-1", "dev-server-2", "dev-agent-0", "dev-agent-1");

        var result = await together.UpAsync(Docker(servers: 3, agents: 2));

        Assert.True(Ended(result, "dev-server-0-api") <= Began(result, "dev-server-1"), "a server that joins too early stops");
        foreach (var (first, next) in new[] { ("server-0", "server-1"), ("server-1", "server-2"), ("server-2", "agent-0") })
            Assert.True(Ended(result, $"dev-{first}-ready") <= Began(result, $"dev-{next}-ready"),
                $"{next} is awaited after {first}");
    }

    [Fact]
    public async Task NodesBehindALoadBalancerAreStartedWhileItIsInstalled()
    {
        var together = new Together("dev-lb", "dev-s1-node", "dev-s2-node", "dev-s3-node", "dev-a1-node");

        await together.UpAsync(() => Balanced(servers: 3, agents: 1));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public async Task FewStepsAtATimeAreEnough(int parallel, bool isBalanced)
    {
        var began = new ConcurrentBag<string>();
        await using var engine = Engine.Mock(call =>
        {
            began.Add(call.Name);
            // the scripts of other nodes wait for the first server, which must not wait for a parallel step after them
            return call.Name.EndsWith("-node", StringComparison.Ordinal)
                && !SpinWait.SpinUntil(() => began.Contains("dev-s1-node") && (!isBalanced || began.Contains("dev-lb")
                    || call.Name == "dev-s1-node"), Patience.Of(60))
                ? MockAnswer.Fail($"{call.Name} would wait for ever")
                : MockAnswer.Stdout(Programs.Kubeconfig);
        });

        var result = await engine.RunAsync(
            Programs.Stack(isBalanced ? () => Balanced(servers: 3, agents: 5) : Ssh(servers: 3, agents: 5)),
            options: new() { Parallel = parallel });

        Assert.Empty(result.Errors);
    }

    [Theory]
    [InlineData("ssh", "dev-a4-node", "dev-s1-node")]
    [InlineData("docker", "dev-agent-3", "dev-server-0-ready")]
    public async Task ANewAgentWaitsForTheUpgradeOfTheServersAndForNoOtherAgent(string platform, string added, string server)
    {
        var first = await Programs.UpAsync(Programs.Stack(Of(platform, agents: 3)));
        var together = new Together(added, platform == "ssh" ? "dev-a1-node" : "dev-agent-0");

        var result = await together.UpAsync(Of(platform, agents: 4, version: "v1.37.0+k3s1"), first.Snapshot);

        Assert.True(Ended(result, server) <= Began(result, added), "no kubelet is newer than its server");
    }

    [Theory]
    [InlineData("ssh", "dev-a1-node", "dev-a2-node")]
    [InlineData("docker", "dev-agent-0", "dev-agent-1")]
    public async Task AHalfMadeClusterIsUpgradedInItsOrder(string platform, string one, string failing)
    {
        await using var engine = Engine.Mock(call => call.Name.StartsWith(failing, StringComparison.Ordinal)
            ? MockAnswer.Fail("not Ready") : MockAnswer.Stdout(Programs.Kubeconfig));
        var half = await engine.RunAsync(Programs.Stack(Of(platform)));
        Assert.NotEqual(0, half.ExitCode);

        var result = await Programs.UpAsync(Programs.Stack(Of(platform, version: "v1.37.0+k3s1")), half.Snapshot);

        var names = Names(result);
        var server = platform == "ssh" ? "dev-s1-node" : "dev-server-0-ready";
        Assert.True(names.IndexOf(server) < names.IndexOf(one) || !names.Contains(one), string.Join(", ", names));
        Assert.True(names.IndexOf(server) < names.IndexOf(failing), string.Join(", ", names));
    }

    [Theory]
    [InlineData("ssh", "dev-a1-node", "dev-a2-node", "dev-a3-node")]
    [InlineData("docker", "dev-agent-0", "dev-agent-1", "dev-agent-2")]
    public async Task ExistingNodesChangeInTheirLanes(string platform, params string[] agents)
    {
        var first = await Programs.UpAsync(Programs.Stack(Of(platform)));

        var result = await Programs.UpAsync(Programs.Stack(Of(platform, version: "v1.37.0+k3s1")), first.Snapshot);

        foreach (var (before, next) in agents.Zip(agents[1..]))
            Assert.True(Ended(result, before) <= Began(result, next), $"{next} after {before}");
    }

    [Theory]
    [InlineData("ssh", "dev-a3-member", "dev-a3-node", "dev-s3-member", "dev-s3-node")]
    [InlineData("docker", "dev-agent-2-ready", "dev-agent-2", "dev-server-2-ready", "dev-server-2")]
    public async Task WhatIsRemovedRightAfterTheFirstRunLeavesInOrder(string platform, string agentLeaves, string agentGoes,
        string serverLeaves, string serverGoes)
    {
        var first = await Programs.UpAsync(Programs.Stack(Of(platform, servers: 3)));

        var result = await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = Of(platform, servers: 2, agents: 2)();
            args.EmbeddedEtcd = true;
            return args;
        }), first.Snapshot);

        var deleted = result.Operations.Where(operation => operation.Kind == OperationKind.Delete)
            .Select(operation => operation.Name).ToList();
        Assert.True(deleted.IndexOf(agentLeaves) < deleted.IndexOf(agentGoes), string.Join(", ", deleted));
        Assert.True(deleted.IndexOf(agentLeaves) < deleted.IndexOf(serverGoes), string.Join(", ", deleted));
        Assert.True(deleted.IndexOf(serverLeaves) < deleted.IndexOf(serverGoes), string.Join(", ", deleted));
    }

    [Fact]
    public async Task AFirstServerThatFailsIsTheOneErrorInDocker()
    {
        await using var engine = Engine.Mock(call => call.Name == "dev-server-0-ready"
            ? MockAnswer.Fail("server-0 says why") : MockAnswer.Stdout(Programs.Kubeconfig));

        var result = await engine.RunAsync(Programs.Stack(Docker(servers: 1, agents: 2)));

        Assert.Single(result.Errors, error => error.Message.Contains("server-0 says why", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Operations, operation => operation.Name.StartsWith("dev-agent", StringComparison.Ordinal)
            && operation.Name.EndsWith("-ready", StringComparison.Ordinal));
    }

    private static Func<K3sClusterArgs> Of(string platform, int servers = 1, int agents = 3, string version = Programs.Version) =>
        platform == "ssh" ? Ssh(servers, agents, version) : Docker(servers, agents, version);

    private static Func<K3sClusterArgs> Ssh(int servers, int agents, string version = Programs.Version) => () =>
    {
        var args = Programs.Ssh(servers, agents);
        args.Version = version;
        return args;
    };

    private static K3sClusterArgs Balanced(int servers, int agents)
    {
        var args = Programs.Ssh(servers, agents);
        args.LoadBalancer = new() { Ssh = Programs.Host("10.0.0.10") };
        return args;
    }

    private static Func<K3sClusterArgs> Docker(int servers, int agents, string version = Programs.Version) => () => new()
    {
        Version = version,
        MaxUnavailable = "1",
        Servers = [.. Enumerable.Range(0, servers).Select(_ => new NodeArgs { Docker = new() })],
        Agents = [.. Enumerable.Range(0, agents).Select(_ => new NodeArgs { Docker = new() })],
    };

    private static List<string> Names(RunResult result) => [.. result.Operations.Select(operation => operation.Name)];

    private static DateTimeOffset Began(RunResult result, string name) =>
        result.Operations.First(operation => operation.Name == name).Started;

    private static DateTimeOffset Ended(RunResult result, string name) =>
        result.Operations.Last(operation => operation.Name == name).Ended;
}
