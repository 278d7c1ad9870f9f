using K3sPulumi.Core.Tests.Certificates;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.Tests;

/// <summary>Nodes that are stopped and started: in which order, and what waits meanwhile.</summary>
public sealed class RunningTests
{
    private static readonly string[] Nodes = ["agent-0", "server-2", "server-1", "server-0"];

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task AgentsStopFirstAndStartLast(string platform)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of(platform)));

        var stopped = await Programs.UpAsync(Programs.Stack(() => Of(platform, false)), first.Snapshot);
        Assert.Equal(Expected(platform, Nodes), Commands(stopped));
        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => Of(platform, false)), stopped.Snapshot)).Operations);

        var started = await Programs.UpAsync(Programs.Stack(() => Of(platform, true)), stopped.Snapshot);
        Assert.Equal(Expected(platform, Nodes).Reverse(), Commands(started));
        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => Of(platform, true)), started.Snapshot)).Operations);

        Assert.DoesNotContain("-node", string.Join(' ', stopped.Operations.Concat(started.Operations).Select(one => one.Name)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task WithoutTheArgumentWhatWasStoppedStartsInTheSameOrder(string platform)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of(platform, false)));

        var up = await Programs.UpAsync(Programs.Stack(() => Of(platform)), first.Snapshot);

        Assert.Equal(Expected(platform, Nodes).Reverse(), Commands(up));
        Assert.DoesNotContain(up.Snapshot.Resources, resource => resource.Name.EndsWith("-running", StringComparison.Ordinal));
        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => Of(platform)), up.Snapshot)).Operations);
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task ChangesOfAStoppedClusterWaitUntilItHasStarted(string platform)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of(platform)));
        var stopped = await Programs.UpAsync(Programs.Stack(() => Newer(Of(platform, false))), first.Snapshot);
        Assert.Equal(Expected(platform, Nodes), Commands(stopped));
        Assert.Empty(Others(stopped));
        Assert.Contains(stopped.Warnings, warning => warning.Message.Contains(
            "running: is false: other changes wait until it is true again.", StringComparison.Ordinal));

        var back = await Programs.UpAsync(Programs.Stack(() => Of(platform, true)), stopped.Snapshot);
        Assert.Empty(Others(back));

        var started = await Programs.UpAsync(Programs.Stack(() => Newer(Of(platform, true))), stopped.Snapshot);
        var order = started.Operations.Select(operation => operation.Name).ToList();
        var change = platform == "ssh" ? "dev-server-0-node" : "dev-server-0-ready";
        Assert.True(order.IndexOf("dev-server-2-running") < order.IndexOf(change), string.Join(", ", order));
        Assert.Contains(platform == "ssh" ? "dev-agent-0-node" : "dev-agent-0-ready", order);
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task OneServerIsStoppedWhileTheOthersChange(string platform)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of(platform)));
        K3sClusterArgs Stopped(K3sClusterArgs args)
        {
            args.Servers[1].Running = false;
            return args;
        }

        var stopped = await Programs.UpAsync(Programs.Stack(() => Stopped(Of(platform))), first.Snapshot);
        Assert.Equal(["dev-server-1-running"], Commands(stopped));

        var changed = await Programs.UpAsync(Programs.Stack(() => Newer(Stopped(Of(platform)))), stopped.Snapshot);
        var names = changed.Operations.Select(operation => operation.Name).ToList();
        Assert.DoesNotContain(names, name => name.StartsWith("dev-server-1", StringComparison.Ordinal));
        Assert.Contains(names, name => name.StartsWith("dev-server-2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task AStoppedClusterIsDestroyedWithoutBeingStarted(string platform)
    {
        var stopped = await Programs.UpAsync(Programs.Stack(() => Of(platform, false)));
        await using var engine = Engine.Mock();

        var destroyed = await engine.DestroyAsync(stopped.Snapshot);

        Assert.Empty(Commands(destroyed));
        Assert.Empty(destroyed.Snapshot.Resources);
    }

    [Fact]
    public async Task WhatCannotWaitIsRejected()
    {
        var stopped = await Programs.UpAsync(Programs.Stack(() => Of("ssh", false)));

        await Programs.RefusedAsync(() => With(args => args.Agents.Clear()), stopped.Snapshot,
            "running: is false for the server through which nodes are removed, so agent-0 cannot be removed; set running to");
        await Programs.RefusedAsync(
            () => With(args => args.Agents.Add(new() { NodeName = "more", Ssh = Programs.Host("10.0.0.99") })),
            stopped.Snapshot, "running: is false for the server through which nodes join, so more cannot be added");
        await Programs.RefusedAsync(() => With(args => args.TokenRotation = 1), stopped.Snapshot,
            "tokenRotation: needs all nodes, but some are stopped; set running to true, run pulumi up, then rotate the tokens.");
        var root = TestAuthority.Root(until: DateTimeOffset.UtcNow.AddYears(9));
        await Programs.RefusedAsync(() => With(args => args.Certificates = new()
        {
            Authority = new() { Chain = root.Pem, Key = root.KeyPem, Force = true },
        }), stopped.Snapshot, "certificates.authority: needs all nodes, but some are stopped");
        await Programs.RefusedAsync(() => With(args => args.Restore = new() { From = "snapshot", Generation = 1 }),
            stopped.Snapshot, "restore: needs running servers; set running to true, run pulumi up, then restore.");
        await Programs.RefusedAsync(
            () => With(args =>
            {
                args.Running = null;
                args.Servers[0].Running = args.Servers[1].Running = false;
            }), stopped.Snapshot, "servers: 2 of 3 would be stopped (running = false), and the rest is not a quorum of etcd");
    }

    [Fact]
    public async Task ANodeByItselfIsStoppedAndStarted()
    {
        static Func<Task<int>> Program(bool? running, string version = Programs.Version) => Programs.Stack(() =>
            new K3sServer("solo", new() { Version = version, Running = running, Ssh = Programs.Host("10.0.0.9") }).Kubeconfig);
        var first = await Programs.UpAsync(Program(null));

        var stopped = await Programs.UpAsync(Program(false, "v1.36.2+k3s1"), first.Snapshot);
        Assert.Equal(["solo-running"], stopped.Operations.Select(operation => operation.Name));
        Assert.Equal(first.Outputs.ToString(), stopped.Outputs.ToString());
        var started = await Programs.UpAsync(Program(true), stopped.Snapshot);
        Assert.Equal(["solo-running"], started.Operations.Select(operation => operation.Name));
        var unset = await Programs.UpAsync(Program(null), stopped.Snapshot);
        Assert.Equal(["solo-running"], unset.Operations.Select(operation => operation.Name));
    }

    /// <summary>Commands that start and stop, in the order in which they began.</summary>
    private static IEnumerable<string> Commands(RunResult run) => run.Operations.Select(operation => operation.Name)
        .Where(name => name.EndsWith("-running", StringComparison.Ordinal));

    /// <summary>Everything else that was done, but containers that may be stopped now.</summary>
    private static IEnumerable<string> Others(RunResult run) => run.Touched()
        .Where(step => !step.Name.EndsWith("-running", StringComparison.Ordinal)
            && !step.Type.EndsWith("container:Container", StringComparison.Ordinal))
        .Select(step => $"{step.Op} {step.Name}");

    private static IEnumerable<string> Expected(string platform, IEnumerable<string> nodes) =>
        [.. nodes.Select(node => $"dev-{node}-running"), .. platform == "docker" ? ["dev-lb-running"] : (string[])[]];

    private static K3sClusterArgs With(Action<K3sClusterArgs> change)
    {
        var args = Of("ssh", false);
        change(args);
        return args;
    }

    internal static K3sClusterArgs Newer(K3sClusterArgs args)
    {
        args.Version = "v1.36.2+k3s1";
        return args;
    }

    internal static K3sClusterArgs Of(string platform, bool? running = null)
    {
        var args = platform == "ssh" ? Programs.Ssh(servers: 3, agents: 1) : Programs.Docker(agents: 1);
        if (platform == "docker")
        {
            args.Servers = [new() { Docker = new() }, new() { Docker = new() }, new() { Docker = new() }];
            args.LoadBalancer = new() { Docker = new() };
        }
        else
        {
            foreach (var (node, index) in args.Servers.Select((node, index) => (node, index)))
                node.NodeName = $"server-{index}";
            args.Agents[0].NodeName = "agent-0";
        }

        args.Running = running;
        return args;
    }
}
