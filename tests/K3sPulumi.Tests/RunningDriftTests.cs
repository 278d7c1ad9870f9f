using K3sPulumi.Internal.Drift;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>What is stopped by request is not drift, neither while it stands still nor when it starts.</summary>
[Collection("drift")]
public sealed class RunningDriftTests
{
    private static readonly string[] Containers = ["dev-server-0", "dev-server-1", "dev-server-2", "dev-agent-0", "dev-lb"];

    [Theory]
    [InlineData(true, "repair")]
    [InlineData(null, "repair")]
    [InlineData(true, "report")]
    public async Task AStoppedClusterInDockerIsReadAgainOnceItHasStarted(bool? start, string drift)
    {
        var engine = new DriftingContainers();
        EngineReader.StandIn = engine.ReadAsync;
        var up = await UpAsync("docker", drift, null);
        foreach (var container in Containers)
            engine.Are[container] = "exited";

        var stopped = await UpAsync("docker", drift, false, up);
        Assert.Empty((await UpAsync("docker", drift, false, stopped)).Operations);
        var started = await UpAsync("docker", drift, start, stopped);
        Assert.Empty(engine.Read);
        AssertNotFound(started);

        engine.Are.Clear();
        Assert.Empty((await UpAsync("docker", drift, start, started)).Operations);
        Assert.Equal(Containers.Order(), engine.Read.Order());
        engine.Are["dev-lb"] = "exited";
        var found = await UpAsync("docker", drift, start, started);
        Assert.Contains(found.Warnings, warning => warning.Message.Contains("dev-lb is not running", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public async Task AStoppedNodeOnAHostIsReadAgainOnceItHasStarted(bool? start)
    {
        var hosts = new DriftingHosts();
        HostReader.StandIn = hosts.ReadAsync;
        var up = await UpAsync("ssh", "repair", null);

        var stopped = await UpAsync("ssh", "repair", false, up);
        var read = hosts.Read.Count;
        var started = await UpAsync("ssh", "repair", start, stopped);
        Assert.Equal(read, hosts.Read.Count);
        AssertNotFound(started);
        Assert.Empty((await UpAsync("ssh", "repair", start, started)).Operations);
        Assert.Equal(read + 4, hosts.Read.Count);
    }

    private static void AssertNotFound(RunResult run)
    {
        Assert.DoesNotContain(run.Warnings, warning => warning.Message.Contains("not running", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Operations, operation => operation.Name.EndsWith("-node", StringComparison.Ordinal)
            || operation.Name.EndsWith("-ready", StringComparison.Ordinal));
    }

    private static Task<RunResult> UpAsync(string platform, string drift, bool? running, RunResult? before = null) =>
        Programs.UpAsync(Programs.Stack(() =>
        {
            var args = RunningTests.Of(platform, running);
            args.Drift = drift;
            return args;
        }), before?.Snapshot);
}
