using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Planning;

namespace K3sPulumi.Tests;

/// <summary>Snapshots on demand as changes of a cluster.</summary>
public sealed class SnapshotTests
{
    [Theory]
    [InlineData("ssh", "dev-s1-snapshot")]
    [InlineData("docker", "dev-server-0-snapshot")]
    public async Task AHigherNumberConcernsOneServerAndNothingElse(string platform, string snapshot)
    {
        var first = await Programs.UpAsync(Stack(platform, null));
        var one = await Programs.UpAsync(Stack(platform, new() { Generation = 1 }), first.Snapshot);
        var same = await Programs.UpAsync(Stack(platform, new() { Generation = 1 }), one.Snapshot);
        var two = await Programs.UpAsync(Stack(platform, new() { Generation = 2 }), one.Snapshot);
        var gone = await Programs.UpAsync(Stack(platform, null), two.Snapshot);

        Assert.Equal([$"Create {snapshot}"], Steps(one));
        Assert.Empty(same.Operations);
        Assert.Equal([$"Update {snapshot}"], Steps(two));
        Assert.Equal([$"Delete {snapshot}"], Steps(gone));
        Assert.StartsWith($"# K3s, server {(platform == "ssh" ? "s1" : "dev-server-0")}: takes snapshot 2 of etcd\n# keeps 5\n",
            two.Resource(snapshot).Inputs.Text("create"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANewVersionDoesNotTakeOne()
    {
        var first = await Programs.UpAsync(Stack("ssh", new() { Generation = 1 }));
        var upgraded = await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = Of("ssh", new() { Generation = 1 });
            args.Version = "v1.36.2+k3s1";
            return args;
        }), first.Snapshot);

        Assert.DoesNotContain(upgraded.Operations, operation => operation.Name == "dev-s1-snapshot");
    }

    [Fact]
    public async Task SqliteIsCopiedOnItsHostAndItsConfigurationStays()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh()));
        var one = await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = Programs.Ssh();
            args.Snapshots = new() { Schedule = "0 */6 * * *", Retention = 3 };
            return args;
        }), first.Snapshot);

        Assert.Equal(["Create dev-s1-snapshot"], Steps(one));
        Assert.StartsWith("# K3s, server s1: schedules snapshots of SQLite\n# keeps 3\n# schedule: 0 */6 * * *\n",
            one.Resource("dev-s1-snapshot").Inputs.Text("create"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheNewestSnapshotOfEachServerIsAnOutput()
    {
        MockAnswer? Answer(MockCall call) => call.Name switch
        {
            "dev-s1-node" => Report("1790000000 7 /a/etcd-snapshot-s1-1790000000"),
            "dev-s1-snapshot" => Report("1790000900 9 /a/on-demand-s1-1790000900"),
            "dev-s2-node" => Report("1790000100 8 /a/etcd-snapshot-s2-1790000100"),
            _ => null,
        };

        var up = await Programs.UpAsync(Stack("ssh", new() { Generation = 1 }), answer: Answer);

        var text = up.Tree();
        Assert.Contains("on-demand-s1-1790000900", text, StringComparison.Ordinal);
        Assert.Contains("2026-09-21T14:28:20Z", text, StringComparison.Ordinal);
        Assert.Contains("etcd-snapshot-s2-1790000100", text, StringComparison.Ordinal);
        Assert.DoesNotContain("etcd-snapshot-s1", text, StringComparison.Ordinal);
    }

    private static MockAnswer Report(string line) =>
        MockAnswer.Stdout($"\n===== k3spulumi snapshots\n{line}\n\n===== k3spulumi end\n");

    private static IEnumerable<string> Steps(RunResult run) =>
        run.Touched().Select(step => $"{step.Op} {step.Name}");

    private static Func<Task<int>> Stack(string platform, SnapshotsArgs? snapshots) =>
        Programs.Stack(() => Of(platform, snapshots));

    private static K3sClusterArgs Of(string platform, SnapshotsArgs? snapshots)
    {
        var args = platform == "ssh" ? Programs.Ssh(servers: 3, agents: 1) : Programs.Docker(agents: 1);
        if (platform == "docker")
            args.Servers = [.. Enumerable.Range(0, 3).Select(_ => new NodeArgs { Docker = new() })];
        args.Snapshots = snapshots;
        return args;
    }
}
