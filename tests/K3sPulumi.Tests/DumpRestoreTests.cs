using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>A dump of the cluster's own database that is brought back, and what does not go with a restore.</summary>
public sealed class DumpRestoreTests
{
    private const string Token = "correct-horse-battery-staple";

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    public async Task AllServersStopBeforeTheDumpIsBroughtBackAndAgentsStayAsTheyAre(string kind)
    {
        var first = await Programs.UpAsync(Stack(kind), answer: DatastoreTests.Answer);

        var up = await Programs.UpAsync(Stack(kind, 1), first.Snapshot, DatastoreTests.Answer);

        var order = up.Operations.Select(operation => operation.Name)
            .Where(name => !name.EndsWith("-record", StringComparison.Ordinal)).ToList();
        Assert.Equal(["dev-restore", "dev-restore-check", "dev-s1-node", "dev-s1-standby", "dev-s2-node", "dev-s2-standby"],
            order.Order(StringComparer.Ordinal));
        Assert.Equal("dev-restore-check", order[0]);
        Assert.Equal(["dev-restore", "dev-s1-node", "dev-s2-node"], order[3..]);
        var text = up.Snapshot.Resources.Single(resource => resource.Name == "dev-restore").Inputs.Text("create")!;
        Assert.StartsWith("# restore 1: brings the database kubernetes back to nightly; everything that was written after it is "
            + "lost\n", text, StringComparison.Ordinal);
        Assert.Contains("10.0.0.5", up.Snapshot.ToJson("passphrase"), StringComparison.Ordinal);
        Assert.Empty((await Programs.UpAsync(Stack(kind, 1), up.Snapshot, DatastoreTests.Answer)).Operations);
        var without = await Programs.UpAsync(Stack(kind), up.Snapshot, DatastoreTests.Answer);
        Assert.DoesNotContain(without.Operations, operation => operation.Name.StartsWith("dev-a", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    public async Task InDockerOneCommandStopsTheServersAndBringsTheDumpBack(string kind)
    {
        var first = await Programs.UpAsync(InDocker(kind), answer: DatastoreTests.Answer);

        var preview = await Programs.PreviewAsync(InDocker(kind, 1), first.Snapshot);
        var up = await Programs.UpAsync(InDocker(kind, 1), first.Snapshot, DatastoreTests.Answer);

        Assert.Equal(["dev-restore-check", "dev-restore"], up.Operations.Select(operation => operation.Name));
        Assert.Equal("# restore 1: brings the database kubernetes back to nightly; everything that was written after it is lost\n"
            + "sh -s -- restore 1 'nightly' 300 'state' 'dev-server-0=dev-server-0'",
            up.Snapshot.Resources.Single(resource => resource.Name == "dev-restore").Inputs.Text("create"));
        Assert.Contains(preview.Warnings, warning => warning.Message.Contains(
            "restore: brings the cluster back to \"nightly\": everything that was written to it afterwards is lost",
            StringComparison.Ordinal));
        Assert.Empty((await Programs.UpAsync(InDocker(kind, 1), up.Snapshot, DatastoreTests.Answer)).Operations);
    }

    [Fact]
    public async Task ADatabaseInDockerOfAClusterOnHostsIsRejected()
    {
        K3sClusterArgs Of(int? generation)
        {
            var args = Programs.Ssh(agents: 0);
            args.Token = Token;
            args.Datastore = new PostgresDatastore("state", new() { Docker = new(), Address = "10.0.0.5" });
            args.Restore = generation is { } number ? new() { From = "nightly", Generation = number } : null;
            return args;
        }

        var first = await Programs.UpAsync(Programs.Stack(() => Of(null)), answer: DatastoreTests.Answer);

        await Programs.RefusedAsync(() => Of(1), first.Snapshot, "restore: works with an external datastore only if it is a "
            + "PostgresDatastore or MySqlDatastore that a C# program passes as datastore to a K3sCluster, and both are on hosts "
            + "or both in Docker");
    }

    [Fact]
    public async Task ANewClusterOnAnOldDumpStartsWhenTheDumpIsThere()
    {
        var up = await Programs.UpAsync(Stack("postgres", 1), answer: DatastoreTests.Answer);

        var order = up.Operations.Select(operation => operation.Name).ToList();
        Assert.True(order.IndexOf("state") < order.IndexOf("dev-restore-check"));
        Assert.True(order.IndexOf("dev-s2-standby") < order.IndexOf("dev-restore"));
        Assert.True(order.IndexOf("dev-restore") < order.IndexOf("dev-s1-node"));
    }

    [Fact]
    public async Task WhereTheDumpIsNotBroughtBackTheServersStartAgainWithoutTheRestore()
    {
        var first = await Programs.UpAsync(Stack("postgres"), answer: DatastoreTests.Answer);
        await using var engine = Engine.Mock(call => call.Name == "dev-restore"
            ? MockAnswer.Fail("the dump was not restored") : MockAnswer.Stdout(Programs.Kubeconfig));

        var failed = await engine.RunAsync(Stack("postgres", 1), first.Snapshot);
        Assert.DoesNotContain(failed.Operations, operation => operation.Name.EndsWith("-node", StringComparison.Ordinal));
        var back = await Programs.UpAsync(Stack("postgres"), failed.Snapshot, DatastoreTests.Answer);

        Assert.Contains(back.Operations, operation => operation.Name == "dev-s1-standby");
        Assert.Contains(back.Operations, operation => operation.Name == "dev-s2-standby");
    }

    [Fact]
    public async Task WhatContradictsARestoreIsRejected()
    {
        K3sClusterArgs Of(int servers, int? restore, int? rotation)
        {
            var args = Programs.Ssh(servers, agents: 0);
            args.EmbeddedEtcd = true;
            args.Token = restore is null ? Token : "another-horse-battery-staple";
            if (restore is { } number)
                args.Restore = new() { From = "snapshot", Generation = number };
            if (rotation is { } times)
                args.TokenRotation = times;
            return args;
        }

        var first = await Programs.UpAsync(Programs.Stack(() => Of(3, null, null)));

        await Programs.RefusedAsync(() => Of(2, 1, 1), first.Snapshot,
            "tokenRotation: increases in the same update as a restore, but a snapshot opens only with the token of its time",
            "servers: no longer contain \"s3\", which cannot leave a cluster whose servers are stopped for a restore");
    }

    private static Func<Task<int>> InDocker(string kind, int? generation = null) => Programs.Stack(() =>
    {
        var args = Programs.Docker(agents: 1);
        args.Token = Token;
        args.Datastore = kind == "postgres"
            ? new PostgresDatastore("state", new() { Docker = new() }) : new MySqlDatastore("state", new() { Docker = new() });
        if (generation is { } number)
            args.Restore = new() { From = "nightly", Generation = number };
        return new K3sCluster("dev", args).Kubeconfig;
    });

    private static Func<Task<int>> Stack(string kind, int? generation = null) => Programs.Stack(() =>
    {
        var args = Programs.Ssh(servers: 2, agents: 1);
        args.Token = Token;
        args.Datastore = kind == "postgres"
            ? new PostgresDatastore("state", new() { Ssh = Programs.Host("10.0.0.5"), AllowedAddresses = ["10.0.0.0/24"] })
            : new MySqlDatastore("state", new() { Ssh = Programs.Host("10.0.0.5"), AllowedAddresses = ["10.0.0.0/24"] });
        if (generation is { } number)
            args.Restore = new() { From = "nightly", Generation = number };
        return new K3sCluster("dev", args).Kubeconfig;
    });
}
