using System.Diagnostics;
using K3sPulumi.LabTests.Harness;
using Pulumi;
using Xunit.Abstractions;

namespace K3sPulumi.LabTests;

/// <summary>Two servers and an agent in Docker on the program's own PostgreSQL in a container, brought back to a dump.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DockerDumpRestoreTests(Lab lab, ITestOutputHelper output)
{
    private const string Backups = "/var/lib/k3s-datastore/backups";

    [LabFact]
    public async Task TwoServersComeBackToADumpInTheVolumeAndToOneOfTheDeployingMachine()
    {
        var stack = new DockerStack(lab);
        var up = await stack.UpAsync(Program(null));
        var file = Path.GetTempFileName();
        try
        {
            Mark("before");
            const string name = "20261128T221839Z.dump";
            lab.Docker("exec", "state", "sh", "-c", $"mkdir -p {Backups}; "
                + $"gosu postgres pg_dump -Fc -h /run/postgresql kubernetes >{Backups}/{name}").Ok();
            Mark("after");
            var agent = stack.StartedAt("dumped-agent-0");

            var said = await stack.FailAsync(Program("absent"), up.Snapshot, failing: "dumped-restore-check");
            Assert.Contains($"restore.from: there is no dump absent in {Backups} in the container of the database", said,
                StringComparison.Ordinal);

            var timer = Stopwatch.StartNew();
            up = await stack.UpAsync(Program(name), up.Snapshot);
            output.WriteLine($"a restore of PostgreSQL with 2 servers in containers took {timer.Elapsed.TotalSeconds:0} s");

            Assert.Equal("before", Marked());
            Assert.Equal(agent, stack.StartedAt("dumped-agent-0"));
            Assert.Empty((await stack.UpAsync(Program(name), up.Snapshot)).Operations);

            lab.Docker("cp", $"state:{Backups}/{name}", file).Ok();
            Mark("later");
            up = await stack.UpAsync(Program(file, generation: 2), up.Snapshot);

            Assert.Equal("before", Marked());
        }
        finally
        {
            await stack.DestroyAsync(up.Snapshot);
            File.Delete(file);
        }

        stack.AssertNothingIsLeft("dumped");
    }

    private static Func<Task<int>> Program(string? from, int generation = 1) => () => Deployment.RunAsync(() =>
    {
        var database = new PostgresDatastore("state", new() { Docker = new() });
        _ = new K3sCluster("dumped", new()
        {
            Version = DockerStack.Version,
            Datastore = database,
            Servers = [new() { Docker = new() { ApiPort = 6578, Network = database.DockerNetwork } },
                new() { Docker = new() { Network = database.DockerNetwork } }],
            Agents = [new() { Docker = new() { Network = database.DockerNetwork } }],
            Restore = from is null ? null : new() { From = from, Generation = generation },
        });
    });

    private void Mark(string text) => lab.Docker("exec", "dumped-server-0", "kubectl", "annotate", "node", "dumped-server-0",
        "--overwrite", $"mark={text}").Ok();

    private string Marked() => lab.Docker("exec", "dumped-server-1", "kubectl", "get", "node", "dumped-server-0", "-o",
        "jsonpath={.metadata.annotations.mark}").Output.Trim();
}
