using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Rules;

namespace K3sPulumi.Tests;

/// <summary>What waits until a stopped node runs is said by name, and a refresh of stopped containers changes nothing.</summary>
public sealed class RunningWaitTests
{
    [Theory]
    [InlineData("docker", "image rancher/k3s:v1.36.2-k3s1; K3s v1.36.2+k3s1, server dev-server-1.")]
    [InlineData("ssh", "K3s v1.36.2+k3s1, server server-1.")]
    public async Task AnUpgradeOfAStoppedNodeIsAnnouncedInEveryPreview(string platform, string change)
    {
        K3sClusterArgs Stopped(bool isNewer = false)
        {
            var args = RunningTests.Of(platform);
            args.Servers[1].Running = false;
            return isNewer ? RunningTests.Newer(args) : args;
        }

        var first = await Programs.UpAsync(Programs.Stack(() => RunningTests.Of(platform)));
        var stopped = await Programs.UpAsync(Programs.Stack(() => Stopped()), first.Snapshot);
        Assert.Empty(Waiting(stopped));

        var changed = await Programs.UpAsync(Programs.Stack(() => Stopped(isNewer: true)), stopped.Snapshot);
        var preview = await Programs.PreviewAsync(Programs.Stack(() => Stopped(isNewer: true)), changed.Snapshot);

        string[] expected = [$"dev-server-1: waits until running is true: {change}"];
        Assert.Equal(expected, Waiting(changed));
        Assert.Equal(expected, Waiting(preview));
        Assert.Empty(preview.Touched());
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task ARotationOfAStoppedClusterIsAnnouncedForEachNode(string platform)
    {
        K3sClusterArgs Rotated(int rotation, bool? running)
        {
            var args = RunningTests.Of(platform, running);
            args.Certificates = new() { Rotation = rotation };
            return args;
        }

        var first = await Programs.UpAsync(Programs.Stack(() => Rotated(1, null)));
        var stopped = await Programs.UpAsync(Programs.Stack(() => Rotated(2, false)), first.Snapshot);
        var started = await Programs.UpAsync(Programs.Stack(() => Rotated(2, true)), stopped.Snapshot);

        Assert.Equal(
            new[] { "agent-0", "server-0", "server-1", "server-2" }
                .Select(node => $"dev-{node}: waits until running is true: certificates: rotation 2."),
            Waiting(stopped).Order());
        Assert.Empty(Waiting(started));
    }

    [Fact]
    public async Task PackagesOfAStoppedHostWaitAndAreUpdatedWhenItHasStarted()
    {
        K3sClusterArgs Updated(int? update, bool? running)
        {
            var args = RunningTests.Of("ssh", running);
            if (update is { } number)
                args.Packages = new() { Update = number };
            return args;
        }

        var first = await Programs.UpAsync(Programs.Stack(() => Updated(null, null)));
        var stopped = await Programs.UpAsync(Programs.Stack(() => Updated(1, false)), first.Snapshot);
        Assert.DoesNotContain(stopped.Operations, operation => operation.Name.EndsWith("-packages", StringComparison.Ordinal));
        Assert.Contains("dev-agent-0: waits until running is true: packages: update 1, reboot when required.", Waiting(stopped));

        var started = await Programs.UpAsync(Programs.Stack(() => Updated(1, true)), stopped.Snapshot);
        var order = started.Operations.Select(operation => operation.Name).ToList();
        Assert.True(order.IndexOf("dev-server-0-running") < order.IndexOf("dev-server-0-packages"), string.Join(", ", order));
        Assert.True(order.IndexOf("dev-server-0-packages") < order.IndexOf("dev-server-0-node"), string.Join(", ", order));
        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => Updated(1, true)), started.Snapshot)).Operations);
    }

    [Fact]
    public async Task ARefreshOfAStoppedClusterChangesNothingAndItStartsAfterIt()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => RunningTests.Of("docker")));
        var stopped = await Programs.UpAsync(Programs.Stack(() => RunningTests.Of("docker", false)), first.Snapshot);

        var refreshed = DockerRefresh.Of(stopped.Snapshot, _ => true);
        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => RunningTests.Of("docker", false)), refreshed)).Operations);
        var started = await Programs.UpAsync(Programs.Stack(() => RunningTests.Of("docker", true)), refreshed);

        Assert.DoesNotContain(started.Touched(), step => step.Op.ToString().Contains("Replace", StringComparison.Ordinal));
        Assert.Equal(5, started.Operations.Count(operation => operation.Name.EndsWith("-running", StringComparison.Ordinal)));
        var again = DockerRefresh.Of(started.Snapshot, _ => false);
        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => RunningTests.Of("docker", true)), again)).Operations);
    }

    [Fact]
    public async Task ARefreshAfterSomebodyStoppedAContainerStartsItAndReplacesOnlyOneThatHasPorts()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => RunningTests.Of("docker")));
        var refreshed = DockerRefresh.Of(first.Snapshot, name => name is "dev-server-1" or "dev-lb");

        var up = await Programs.UpAsync(Programs.Stack(() => RunningTests.Of("docker")), refreshed);

        Assert.Equal(["dev-lb Replace", "dev-server-1 Update"], up.Touched()
            .Where(step => step.Type.EndsWith("container:Container", StringComparison.Ordinal))
            .Select(step => $"{step.Name} {step.Op}").Order());
        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => RunningTests.Of("docker")), up.Snapshot)).Operations);
    }

    private static IEnumerable<string> Waiting(RunResult run) => run.Warnings.Select(warning => warning.Message.Trim())
        .Where(message => message.Contains("waits until running is true", StringComparison.Ordinal));
}
