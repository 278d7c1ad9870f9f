using System.Diagnostics;
using K3sPulumi.LabTests.Harness;
using Pulumi;
using Xunit.Abstractions;

namespace K3sPulumi.LabTests;

/// <summary>Snapshots on demand of clusters in containers, and their way to the deploying machine.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DockerSnapshotTests(Lab lab, ITestOutputHelper output) : IDisposable
{
    private const string Cluster = "saved", Folder = "/var/lib/rancher/k3s/server/db/snapshots";

    private readonly string _pulled = Directory.CreateTempSubdirectory("k3spulumi-pulled-").FullName;

    [LabFact]
    public Task EachNumberTakesOneOfEtcdThatIsPulledAndOldOnesGo() => EachNumberTakesOneAsync(etcd: true);

    [LabFact]
    public Task EachNumberTakesOneOfSqliteThatIsPulledAndOldOnesGo() => EachNumberTakesOneAsync(etcd: false);

    public void Dispose() => Directory.Delete(_pulled, recursive: true);

    private async Task EachNumberTakesOneAsync(bool etcd)
    {
        var stack = new DockerStack(lab);
        var up = await stack.UpAsync(Program(etcd, 0));
        try
        {
            var started = stack.StartedAt($"{Cluster}-server-0");
            var timer = Stopwatch.StartNew();
            up = await stack.UpAsync(Program(etcd, 1), up.Snapshot);
            output.WriteLine($"a snapshot of {(etcd ? "etcd" : "SQLite")} in a container, pulled, took "
                + $"{timer.Elapsed.TotalSeconds:0} s");

            Assert.Equal([$"{Cluster}-server-0-snapshot"], up.Operations.Select(operation => operation.Name));
            var first = Assert.Single(Saved());
            var file = Assert.Single(Pulled());
            Assert.Equal((first, Digest(first)), (Path.GetFileName(file), Digest(await File.ReadAllBytesAsync(file))));
            Assert.Empty((await stack.UpAsync(Program(etcd, 1), up.Snapshot)).Operations);

            up = await stack.UpAsync(Program(etcd, 2), up.Snapshot);
            Assert.NotEqual(first, Assert.Single(Saved()));
            Assert.Equal(Assert.Single(Saved()), Path.GetFileName(Assert.Single(Pulled())));
            Assert.Equal(started, stack.StartedAt($"{Cluster}-server-0"));
        }
        finally
        {
            await stack.DestroyAsync(up.Snapshot);
        }

        stack.AssertNothingIsLeft(Cluster);
    }

    private Func<Task<int>> Program(bool etcd, int generation) => () => Deployment.RunAsync(() =>
    {
        var cluster = new K3sCluster(Cluster, new()
        {
            Version = DockerStack.Version,
            EmbeddedEtcd = etcd ? true : null,
            Servers = [new() { Docker = new() { ApiPort = 6579 } }],
            Snapshots = generation != 0 ? new() { Generation = generation, Retention = 1, PullTo = _pulled }
                : etcd ? new() { Retention = 1 } : null,
        });
        return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
    });

    private string[] Saved() => [.. lab.Docker("exec", $"{Cluster}-server-0", "ls", Folder).Ok().Split('\n')
        .Select(line => line.Trim()).Where(line => line.StartsWith("on-demand-", StringComparison.Ordinal))];

    private string[] Pulled() => Directory.GetFiles(_pulled, "*", SearchOption.AllDirectories);

    private string Digest(string name) =>
        lab.Docker("exec", $"{Cluster}-server-0", "sha256sum", $"{Folder}/{name}").Ok().Split(' ')[0];

    private static string Digest(byte[] content) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
}
