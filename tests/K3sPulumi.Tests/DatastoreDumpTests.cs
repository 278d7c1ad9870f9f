using System.Security.Cryptography;
using K3sPulumi.Internal.Backups;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>Dumps on demand as changes of a datastore.</summary>
public sealed class DatastoreDumpTests : IDisposable
{
    private const string Name = "on-demand-20260921T142820Z.dump";

    private static readonly byte[] Content = [0, 10, 13, 255];

    private readonly string _folder = Directory.CreateTempSubdirectory("k3spulumi-dumps-").FullName;

    [Theory]
    [InlineData("postgres", "ssh", "PostgreSQL")]
    [InlineData("mysql", "ssh", "MySQL (mariadb)")]
    [InlineData("etcd", "ssh", "etcd state")]
    [InlineData("postgres", "docker", "PostgreSQL")]
    [InlineData("mysql", "docker", "MySQL (mariadb)")]
    public async Task AHigherNumberConcernsTheDumpAndNothingElse(string kind, string platform, string title)
    {
        DatastoreBackupArgs? Before() => platform == "ssh" ? new() : null;
        var first = await UpAsync(kind, platform, Before());
        var one = await UpAsync(kind, platform, new() { Generation = 1 }, first);
        var same = await UpAsync(kind, platform, new() { Generation = 1 }, one);
        var two = await UpAsync(kind, platform, new() { Generation = 2 }, one);
        var gone = await UpAsync(kind, platform, Before(), two);

        Assert.Equal(["Create state-dump"], Steps(one));
        Assert.Empty(same.Operations);
        Assert.Equal(["Update state-dump"], Steps(two));
        Assert.Equal(["Delete state-dump"], Steps(gone));
        Assert.StartsWith($"# {title}: makes dump 2\n# keeps 7\n", two.Resource("state-dump").Inputs.Text("create"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneMemberOfEtcdMakesItAfterTheLastOneRuns()
    {
        var up = await UpAsync("etcd", "ssh", new() { Generation = 1 });

        var order = up.Operations.Select(operation => operation.Name).ToList();
        Assert.Single(order, name => name.EndsWith("-dump", StringComparison.Ordinal));
        Assert.True(order.IndexOf("state-2") < order.IndexOf("state-dump"));
    }

    [Fact]
    public async Task TheNewestDumpIsAnOutputAndIsPulled()
    {
        var args = new DatastoreBackupArgs { Generation = 1, PullTo = _folder };
        PulledSnapshots.Read = (_, _) => Task.FromResult(
            $"\n===== k3spulumi file\n{Convert.ToBase64String(Content)}\n\n===== k3spulumi end\n");

        var up = await UpAsync("postgres", "ssh", args);

        Assert.Contains("2026-09-21T14:28:20Z", up.Tree(), StringComparison.Ordinal);
        Assert.Contains($"/a/{Name}", up.Tree(), StringComparison.Ordinal);
        var file = Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.EndsWith($"/state/{Name}", file, StringComparison.Ordinal);
        Assert.Equal(Content, await File.ReadAllBytesAsync(file));
    }

    [Theory]
    [InlineData("ssh", 0, null, "backup.generation: must be at least 1; start with 1, and increase it for each dump.")]
    [InlineData("docker", -1, null, "backup.generation: must be at least 1; start with 1, and increase it for each dump.")]
    [InlineData("ssh", null, "backups",
        "backup.pullTo: has no effect without generation, because only dumps on demand are pulled; set generation.")]
    [InlineData("ssh", 1, " ", "backup.pullTo: \" \" is not a valid directory; use a path such as backups.")]
    [InlineData("docker", null, null, "backup: has no effect in Docker without at and generation; set at for a dump every day")]
    public async Task WhatCannotWorkIsReportedInPreview(string platform, int? generation, string? pullTo, string problem)
    {
        var args = new DatastoreBackupArgs();
        if (generation is { } number)
            args.Generation = number;
        if (pullTo is not null)
            args.PullTo = pullTo;

        var result = await Programs.PreviewAsync(Program("mysql", platform, args));

        Assert.Contains(problem, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<RunResult> UpAsync(string kind, string platform, DatastoreBackupArgs? backup, RunResult? before = null) =>
        Programs.UpAsync(Program(kind, platform, backup), before?.Snapshot, Answer);

    private static MockAnswer? Answer(MockCall call) => call.Name != "state-dump" ? DatastoreTests.Answer(call)
        : MockAnswer.Stdout($"\n===== k3spulumi snapshots\n20260921T142820Z 4 /a/{Name}\n\n===== k3spulumi taken\n"
            + $"20260921T142820Z 4 {Convert.ToHexStringLower(SHA256.HashData(Content))} /a/{Name}\n\n===== k3spulumi end\n");

    private static IEnumerable<string> Steps(RunResult run) => run.Touched().Select(step => $"{step.Op} {step.Name}");

    private static Func<Task<int>> Program(string kind, string platform, DatastoreBackupArgs? backup) => Programs.Stack(() =>
    {
        var (ssh, docker) = platform == "ssh" ? (Programs.Host("10.0.0.5"), (DockerContainerArgs?)null) : (null, new());
        return kind switch
        {
            "postgres" => new PostgresDatastore("state", new()
            {
                Ssh = ssh,
                Docker = docker,
                Backup = backup,
                AllowedAddresses = ["10.0.0.0/24"],
            }).NewestDumps,
            "mysql" => new MySqlDatastore("state", new()
            {
                Ssh = ssh,
                Docker = docker,
                Backup = backup,
                AllowedAddresses = ["10.0.0.0/24"],
            }).NewestDumps,
            _ => new EtcdDatastore("state", new()
            {
                Members = [new() { Ssh = ssh }, new() { Ssh = Programs.Host("10.0.0.6") },
                    new() { Ssh = Programs.Host("10.0.0.7") }],
                Backup = backup,
            }).NewestDumps,
        };
    });
}
