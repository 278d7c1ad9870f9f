using System.Diagnostics;
using K3sPulumi.LabTests.Harness;
using Pulumi;
using Xunit.Abstractions;

namespace K3sPulumi.LabTests;

/// <summary>Embedded etcd in containers brought back to a snapshot.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DockerRestoreTests(Lab lab, ITestOutputHelper output)
{
    private const string Cluster = "restored", Snapshots = "/var/lib/rancher/k3s/server/db/snapshots";

    [LabFact]
    public async Task ThreeServersComeBackToASnapshotAndADamagedOneChangesNothing()
    {
        var stack = new DockerStack(lab);
        var up = await stack.UpAsync(Program(null));
        try
        {
            Mark("before");
            Exec("k3s", "etcd-snapshot", "save", "--name", "mine");
            var name = Exec("ls", Snapshots).Split('\n')[0].Trim();
            Mark("after");
            Exec("sh", "-c", $"echo nothing >{Snapshots}/damaged");
            var agent = stack.StartedAt($"{Cluster}-agent-0");

            var said = await stack.FailAsync(Program("damaged"), up.Snapshot, failing: $"{Cluster}-restore",
                before: $"{Cluster}-restore-check");
            Assert.Contains("nothing was restored", said, StringComparison.Ordinal);
            Lab.WaitFor("the cluster as it was", () => Marked() == "after", 90);

            var timer = Stopwatch.StartNew();
            up = await stack.UpAsync(Program(name), up.Snapshot);
            output.WriteLine($"a restore of 3 containers took {timer.Elapsed.TotalSeconds:0} s");

            Assert.Equal("before", Marked());
            Assert.Equal(agent, stack.StartedAt($"{Cluster}-agent-0"));
            DockerStack.AwaitApi(DockerStack.Kubeconfig(up), "after the restore");
            Assert.Empty((await stack.UpAsync(Program(name), up.Snapshot)).Operations);
        }
        finally
        {
            await stack.DestroyAsync(up.Snapshot);
        }

        stack.AssertNothingIsLeft(Cluster);
    }

    [LabFact]
    public async Task ASingleServerComesBackToACopyOfItsDatabaseAndADamagedOneChangesNothing()
    {
        var stack = new DockerStack(lab);
        var up = await stack.UpAsync(Program(null, servers: 1));
        try
        {
            Mark("before");
            Exec("sh", "-c", $"mkdir -p {Snapshots} && cp {Snapshots}/../state.db {Snapshots}/mine.db");
            Mark("after");
            Exec("sh", "-c", $"echo nothing >{Snapshots}/damaged");
            var agent = stack.StartedAt($"{Cluster}-agent-0");

            var said = await stack.FailAsync(Program("damaged", servers: 1), up.Snapshot, failing: $"{Cluster}-restore-check");
            Assert.Contains("restore.from: damaged is not a database of SQLite", said, StringComparison.Ordinal);
            Assert.Equal("after", Marked(server: 0));

            var timer = Stopwatch.StartNew();
            up = await stack.UpAsync(Program("mine", servers: 1), up.Snapshot);
            output.WriteLine($"a restore of SQLite in a container took {timer.Elapsed.TotalSeconds:0} s");

            Assert.Equal("before", Marked(server: 0));
            Assert.Equal(agent, stack.StartedAt($"{Cluster}-agent-0"));
            Exec("test", "-s", $"{Snapshots}/../state.db.before-restore-1/state.db");
            Assert.Empty((await stack.UpAsync(Program("mine", servers: 1), up.Snapshot)).Operations);
        }
        finally
        {
            await stack.DestroyAsync(up.Snapshot);
        }
    }

    private static Func<Task<int>> Program(string? from, int servers = 3) => () => Deployment.RunAsync(() =>
    {
        var cluster = new K3sCluster(Cluster, new()
        {
            Version = DockerStack.Version,
            Servers = [new() { Docker = new() { ApiPort = 6577 } },
                .. Enumerable.Range(1, servers - 1).Select(_ => new NodeArgs { Docker = new() })],
            Agents = [new() { Docker = new() }],
            Restore = from is null ? null : new() { From = from, Generation = 1 },
        });
        return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
    });

    private void Mark(string text) =>
        Exec("kubectl", "annotate", "node", $"{Cluster}-server-0", "--overwrite", $"mark={text}");

    private string Marked(int server = 1) => lab.Docker("exec", $"{Cluster}-server-{server}", "kubectl", "get", "node",
        $"{Cluster}-server-0", "-o",
        "jsonpath={.metadata.annotations.mark}").Output.Trim();

    private string Exec(params string[] command) => lab.Docker(["exec", $"{Cluster}-server-0", .. command]).Ok();
}
