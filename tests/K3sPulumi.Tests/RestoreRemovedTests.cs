using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

using static K3sPulumi.Tests.RestoreTests;

/// <summary>What it means that a restore is removed from the program, and set again.</summary>
public sealed class RestoreRemovedTests
{
    [Fact]
    public async Task InDockerARestoreThatFailedAndIsTakenBackStartsTheContainersAgain()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of("docker")));
        await using var engine = Engine.Mock(call => call.Name is "dev-restore"
            ? MockAnswer.Fail("nothing was restored") : MockAnswer.Stdout(Programs.Kubeconfig));
        var failed = await engine.RunAsync(Programs.Stack(() => Of("docker", 1)), first.Snapshot);

        var back = await Programs.UpAsync(Programs.Stack(() => Of("docker")), failed.Snapshot);

        Assert.Equal(["dev-restore-check"], back.Operations.Select(operation => operation.Name));
    }

    [Fact]
    public async Task OnHostsARestoreThatFailedAndIsTakenBackEndsOnTheFirstServerBeforeOthersStart()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of("ssh")));
        await using var engine = Engine.Mock(call => call.Name is "dev-s1-node"
            ? MockAnswer.Fail("cut") : MockAnswer.Stdout(Programs.Kubeconfig));
        var failed = await engine.RunAsync(Programs.Stack(() => Of("ssh", 1)), first.Snapshot);
        var end = failed.Snapshot.Resources.Single(resource => resource.Name == "dev-s1-restore").Inputs;
        Assert.StartsWith("# K3s, server s1: starts with the data from before if restore 1 was interrupted\n", end.Text("delete"),
            StringComparison.Ordinal);

        var back = await Programs.UpAsync(Programs.Stack(() => Of("ssh")), failed.Snapshot);

        var ended = back.Operations.Select(operation => operation.Name)
            .Where(name => name.EndsWith("-restore", StringComparison.Ordinal)
                || name.EndsWith("-standby", StringComparison.Ordinal)).ToList();
        Assert.Equal("dev-s1-restore", ended[0]);
        Assert.Equal(["dev-s2-standby", "dev-s3-standby"], ended.Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AServerByItselfEndsItsOwnRestore()
    {
        static Func<Task<int>> Server(int? generation) => Programs.Stack(() => new K3sServer("alone", new()
        {
            Ssh = Programs.Host("10.0.0.10"),
            Version = Programs.Version,
            Restore = generation is { } number ? new() { From = "nightly-1", Generation = number } : null,
        }).NodeName);
        var first = await Programs.UpAsync(Server(null));
        await using var engine = Engine.Mock(call => call.Name is "alone-node"
            ? MockAnswer.Fail("cut") : MockAnswer.Stdout(Programs.Kubeconfig));
        var failed = await engine.RunAsync(Server(1), first.Snapshot);

        var back = await Programs.UpAsync(Server(null), failed.Snapshot);

        Assert.Contains(back.Operations, operation => operation.Name == "alone-restore");
    }

    [Fact]
    public async Task OnHostsARestoreThatIsHalfDoneIsFinishedBeforeItIsRemoved()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of("ssh")));
        await using var engine = Engine.Mock(call => call.Name is "dev-s2-node"
            ? MockAnswer.Fail("cut") : MockAnswer.Stdout(Programs.Kubeconfig));
        var cut = await engine.RunAsync(Programs.Stack(() => Of("ssh", 1)), first.Snapshot);

        await Programs.RefusedAsync(() => Of("ssh"), cut.Snapshot,
            "restore: is removed while restore 1 is half done: the first server has the snapshot");
        var up = await Programs.UpAsync(Programs.Stack(() => Of("ssh", 1)), cut.Snapshot);
        await Programs.UpAsync(Programs.Stack(() => Of("ssh")), up.Snapshot);
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task ANumberThatWasRestoredBeforeItWasRemovedIsRefused(string platform)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of(platform)));
        var done = await Programs.UpAsync(Programs.Stack(() => Of(platform, 1)), first.Snapshot);
        var removed = await Programs.UpAsync(Programs.Stack(() => Of(platform)), done.Snapshot);
        var later = await Programs.UpAsync(Programs.Stack(() => Of(platform)), removed.Snapshot);
        Assert.Empty(later.Operations);

        await Programs.RefusedAsync(() => Of(platform, 1), later.Snapshot,
            "restore.generation: must be at least 2 to restore again: restore 1 was done before restore was removed");
        var again = await Programs.UpAsync(Programs.Stack(() => Of(platform, 2)), later.Snapshot);

        Assert.Contains(again.Operations, operation => operation.Name is "dev-s1-node" or "dev-restore");
    }
}
