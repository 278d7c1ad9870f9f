using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>Dumps on schedule of a datastore in Docker, as changes of the stack.</summary>
public sealed class NightlyDumpTests
{
    [Theory]
    [InlineData("postgres", "Create state-1, Create state-dumps, Replace state, Update state-apply")]
    [InlineData("mysql", "Create state-dumps, Update state-apply")]
    public async Task ATimeAddsAContainerBesideTheDatabase(string kind, string steps)
    {
        var without = await UpAsync(kind, null);
        var nightly = await UpAsync(kind, new() { At = "03:00" }, without);
        var same = await UpAsync(kind, new() { At = "03:00" }, nightly);

        Assert.Equal(steps, Steps(nightly));
        Assert.Empty(same.Operations);
        var container = nightly.Resource("state-dumps").Inputs;
        Assert.Equal($"{kind} 03:00", string.Join(' ', container.Texts("command")));
        Assert.Empty(container.Items("ports"));
        Assert.Contains("# nightly backup: at 03:00, 7 kept in /var/lib/k3s-datastore/backups\n",
            nightly.Resource("state-apply").Inputs.Text("create"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    public async Task AnotherTimeOrNumberToKeepConcernsThatContainer(string kind)
    {
        var before = await UpAsync(kind, new() { At = "03:00" });
        var later = await UpAsync(kind, new() { At = "04:00" }, before);
        var more = await UpAsync(kind, new() { At = "04:00", Keep = 9 }, later);

        Assert.Equal("Replace state-dumps, Update state-apply", Steps(later));
        Assert.Equal("Replace state-dumps, Update state-apply", Steps(more));
    }

    [Fact]
    public async Task WithoutATimeTheContainerGoesAndTheVolumeOfTheDataStays()
    {
        var before = await UpAsync("mysql", new() { At = "03:00" });
        var after = await UpAsync("mysql", null, before);

        Assert.Equal("Delete state-dumps, Update state-apply", Steps(after));
    }

    [Fact]
    public async Task DumpsOnDemandAreMadeInThatContainer()
    {
        var before = await UpAsync("postgres", new() { Generation = 1 });
        var nightly = await UpAsync("postgres", new() { Generation = 1, At = "03:00" }, before);

        Assert.EndsWith("sh -s -- 7 'state'", before.Resource("state-dump").Inputs.Text("create"), StringComparison.Ordinal);
        Assert.EndsWith("sh -s -- 7 'state-dumps'", nightly.Resource("state-dump").Inputs.Text("create"),
            StringComparison.Ordinal);
        var order = nightly.Operations.Select(operation => operation.Name).ToList();
        Assert.True(order.IndexOf("state-dumps") < order.IndexOf("state-dump"));
    }

    [Fact]
    public async Task AWrongTimeIsReportedInPreview()
    {
        var result = await Programs.PreviewAsync(Program("mysql", new() { At = "3 am" }));

        Assert.Contains("backup.at: \"3 am\" is not a valid time of day; use a time such as 02:30.",
            Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    private static Task<RunResult> UpAsync(string kind, DatastoreBackupArgs? backup, RunResult? before = null) =>
        Programs.UpAsync(Program(kind, backup), before?.Snapshot, DatastoreTests.Answer);

    private static string Steps(RunResult run) =>
        string.Join(", ", run.Touched().Select(step => $"{step.Op} {step.Name}").Order(StringComparer.Ordinal));

    private static Func<Task<int>> Program(string kind, DatastoreBackupArgs? backup) => Programs.Stack(() =>
    {
        var docker = new DockerContainerArgs { Ports = ["5432:5432"] };
        return kind == "postgres"
            ? new PostgresDatastore("state", new() { Docker = docker, Backup = backup }).NewestDumps
            : new MySqlDatastore("state", new() { Docker = docker, Backup = backup }).NewestDumps;
    });
}
