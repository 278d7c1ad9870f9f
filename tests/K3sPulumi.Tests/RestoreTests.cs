using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>A restore as a change of the stack: what preview shows, what comes before what, and what is refused.</summary>
public sealed class RestoreTests
{
    internal const string From = "etcd-snapshot-s1-1790589791";

    [Fact]
    public async Task OnHostsTheOtherServersStandByBeforeTheFirstIsTouchedAndAgentsStayAsTheyAre()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of("ssh")));

        var preview = await Programs.PreviewAsync(Programs.Stack(() => Of("ssh", 1)), first.Snapshot);
        var up = await Programs.UpAsync(Programs.Stack(() => Of("ssh", 1)), first.Snapshot);

        Assert.Equal(
            ["dev-s1-node", "dev-s1-prepare", "dev-s1-restore", "dev-s2-node", "dev-s2-standby", "dev-s3-node", "dev-s3-standby"],
            up.Operations.Select(operation => operation.Name).Where(name => !name.EndsWith("-record", StringComparison.Ordinal))
                .Where(name => name.Contains("-s", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var order = up.Operations.Select(operation => operation.Name).ToList();
        Assert.True(order.IndexOf("dev-s1-prepare") < order.IndexOf("dev-s2-standby"));
        // what ends a restore that is removed is deleted before the others start again
        Assert.True(order.IndexOf("dev-s3-standby") < order.IndexOf("dev-s1-restore"));
        Assert.True(order.IndexOf("dev-s1-restore") < order.IndexOf("dev-s1-node"));
        Assert.True(order.IndexOf("dev-s1-node") < order.IndexOf("dev-s2-node"));
        Assert.True(order.IndexOf("dev-s2-node") < order.IndexOf("dev-s3-node"));
        Assert.Contains(preview.Warnings, warning => warning.Message.Contains(
            $"restore: brings the cluster back to \"{From}\", taken 2026-09-28 10:03:11 UTC: everything that "
                + "was written to it afterwards is lost",
            StringComparison.Ordinal));
        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => Of("ssh", 1)), up.Snapshot)).Operations);
    }

    [Fact]
    public async Task InDockerOneCommandRestoresAllServersAndNoContainerIsReplaced()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of("docker")));

        var up = await Programs.UpAsync(Programs.Stack(() => Of("docker", 1)), first.Snapshot);

        Assert.Equal(["dev-restore-check", "dev-restore"], up.Operations.Select(operation => operation.Name));
        var check = up.Snapshot.Resources.Single(resource => resource.Name == "dev-restore-check").Inputs;
        Assert.StartsWith($"# restore 1: checks that {From} is there\nsh -s -- check 1 ", check.Text("create"),
            StringComparison.Ordinal);
        Assert.StartsWith("# starts what is still stopped for restore 1\nsh -s -- end 1 ", check.Text("delete"),
            StringComparison.Ordinal);
        var text = up.Snapshot.Resources.Single(resource => resource.Name == "dev-restore").Inputs.Text("create");
        Assert.Equal($"# restore 1: brings the cluster back to {From}; everything that was written after it is lost\n"
            + $"sh -s -- restore 1 '{From}' 300 '' '/var/lib/rancher/k3s/server/db/snapshots' 'dev-server-0=dev-server-0' "
            + "'dev-server-1=dev-server-1' 'dev-server-2=dev-server-2'", text);
        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => Of("docker", 1)), up.Snapshot)).Operations);
    }

    [Theory]
    [InlineData("docker", "dev-restore, dev-restore-check")]
    [InlineData("ssh", "dev-s1-node, dev-s1-prepare, dev-s1-restore")]
    public async Task OfSqliteOnlyTheServerHasAPart(string platform, string operations)
    {
        K3sClusterArgs Of(int? generation)
        {
            var args = platform == "ssh" ? Programs.Ssh(agents: 1) : Programs.Docker(agents: 1);
            if (generation is { } number)
                args.Restore = new() { From = "nightly-1", Generation = number };
            return args;
        }

        var first = await Programs.UpAsync(Programs.Stack(() => Of(null)));

        var preview = await Programs.PreviewAsync(Programs.Stack(() => Of(1)), first.Snapshot);
        var up = await Programs.UpAsync(Programs.Stack(() => Of(1)), first.Snapshot);

        Assert.Equal(operations, string.Join(", ", up.Operations.Select(operation => operation.Name)
            .Where(name => !name.EndsWith("-record", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
        Assert.Contains(preview.Warnings, warning => warning.Message.Contains(
            "restore: brings the cluster back to \"nightly-1\": everything that was written to it afterwards is lost",
            StringComparison.Ordinal));
        if (platform == "docker")
        {
            var inputs = up.Snapshot.Resources.Single(resource => resource.Name == "dev-restore").Inputs;
            Assert.Equal("# restore 1: brings the cluster back to nightly-1; everything that was written after it is lost\n"
                + "sh -s -- restore 1 'nightly-1' 300 '/var/lib/rancher/k3s/server/db/snapshots' 'dev-server-0=dev-server-0'",
                inputs.Text("create"));
        }

        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => Of(1)), up.Snapshot)).Operations);
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task ARestoreThatFailedIsTriedAgainAlsoFromAnotherSnapshot(string platform)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of(platform)));
        await using var engine = Engine.Mock(call => call.Name is "dev-restore" or "dev-s1-node"
            ? MockAnswer.Fail("nothing was restored") : MockAnswer.Stdout(Programs.Kubeconfig));
        var failed = await engine.RunAsync(Programs.Stack(() => Of(platform, 1)), first.Snapshot);
        Assert.NotEqual(0, failed.ExitCode);

        var up = await Programs.UpAsync(Programs.Stack(() => Of(platform, 1, "another")), failed.Snapshot);

        Assert.Contains(up.Operations, operation => operation.Name == (platform == "docker" ? "dev-restore" : "dev-s1-node"));
    }

    [Theory]
    [InlineData("docker", 1, "another", "restore.from: changes without a new generation, so nothing would be restored")]
    [InlineData("ssh", 1, "another", "restore.from: changes without a new generation, so nothing would be restored")]
    public async Task ANumberThatWouldRestoreNothingIsRefused(string platform, int generation, string from, string reason)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of(platform)));
        var up = await Programs.UpAsync(Programs.Stack(() => Of(platform, 1)), first.Snapshot);

        await Programs.RefusedAsync(() => Of(platform, generation, from), up.Snapshot, reason);
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task ANewClusterNeedsTheTokenOfTheSnapshot(string platform)
    {
        var refused = await Programs.PreviewAsync(Programs.Stack(() => Of(platform, 1)));

        Assert.Contains("token: is missing; a new cluster opens a snapshot only with the token", refused.Errors[0].Message,
            StringComparison.Ordinal);
        await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = Of(platform, 1);
            args.Token = "correct-horse-battery-staple";
            return args;
        }));
    }

    internal static K3sClusterArgs Of(string platform, int? generation = null, string from = From)
    {
        var args = platform == "ssh" ? Programs.Ssh(servers: 3, agents: 1) : Programs.Docker(agents: 1);
        if (platform == "docker")
            args.Servers = [new() { Docker = new() }, new() { Docker = new() }, new() { Docker = new() }];
        if (generation is { } number)
            args.Restore = new() { From = from, Generation = number };
        return args;
    }
}
