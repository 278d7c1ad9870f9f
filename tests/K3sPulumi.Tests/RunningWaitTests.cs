using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>What a stopped server cannot do yet, and does when it has started.</summary>
public sealed class RunningWaitTests
{
    private static readonly string[] Parts = ["join-token-0", "kubeconfig-ci", "snapshot"];

    [Theory]
    [InlineData("docker", true)]
    [InlineData("ssh", true)]
    [InlineData("docker", false)]
    [InlineData("ssh", false)]
    public async Task NewSnapshotsTokensAndKubeconfigsWaitUntilTheServerRuns(string platform, bool isWhole)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => RunningTests.Of(platform)));
        var stopped = await Programs.UpAsync(Programs.Stack(() => Stopped(platform, isWhole)), first.Snapshot);

        var waiting = await Programs.UpAsync(Programs.Stack(() => Asking(Stopped(platform, isWhole))), stopped.Snapshot);

        Assert.Equal(Parts, Asked(waiting));
        Assert.All(Of(waiting), one => Assert.True(one.Inputs.Text("create") is null or "", one.Name));
        Assert.Empty(Asked(await Programs.UpAsync(Programs.Stack(() => Asking(Stopped(platform, isWhole))), waiting.Snapshot)));

        var started = await Programs.UpAsync(Programs.Stack(() => Asking(RunningTests.Of(platform, true))), waiting.Snapshot);

        Assert.Equal(Parts, Asked(started));
        Assert.All(Of(started), one => Assert.False(string.IsNullOrEmpty(one.Inputs.Text("create")), one.Name));
        Assert.Empty(Asked(await Programs.UpAsync(Programs.Stack(() => Asking(RunningTests.Of(platform, true))),
            started.Snapshot)));
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task AClusterThatIsCreatedAndStoppedIssuesThemBefore(string platform)
    {
        var up = await Programs.UpAsync(Programs.Stack(() => Asking(RunningTests.Of(platform, false))));

        Assert.All(Of(up), one => Assert.False(string.IsNullOrEmpty(one.Inputs.Text("create")), one.Name));
    }

    [Theory]
    [InlineData("docker", true)]
    [InlineData("ssh", true)]
    [InlineData("docker", false)]
    [InlineData("ssh", false)]
    public async Task WhatAStoppedServerHasIssuedIsNotRemovedAndWhatItHasNotIs(string platform, bool isWhole)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Asking(RunningTests.Of(platform))));
        var atOnce = await Programs.PreviewAsync(Programs.Stack(() => Stopped(platform, isWhole)), first.Snapshot);
        var stopped = await Programs.UpAsync(
            Programs.Stack(() => Asking(Stopped(platform, isWhole), more: true)), first.Snapshot);

        var fewer = await Programs.UpAsync(Programs.Stack(() => Asking(Stopped(platform, isWhole))), stopped.Snapshot);
        var none = await Programs.PreviewAsync(Programs.Stack(() => Stopped(platform, isWhole)), fewer.Snapshot);

        Assert.All(stopped.Snapshot.Resources.Where(one => one.Name.EndsWith("-later", StringComparison.Ordinal)),
            one => Assert.True(one.Inputs.Text("delete") is null or "", one.Name));
        Assert.Empty(fewer.Errors);
        foreach (var errors in new[] { Assert.Single(atOnce.Errors).Message, Assert.Single(none.Errors).Message })
        {
            Assert.Contains("kubeconfigs: \"ci\" was removed, but the server that takes back its rights is stopped; set it "
                + "again, or set running to true, run pulumi up, then remove it.", errors, StringComparison.Ordinal);
            Assert.Contains("joinTokens: \"0\" was removed, but the server that takes back the token is stopped;", errors,
                StringComparison.Ordinal);
        }

        var started = await Programs.UpAsync(Programs.Stack(() => Asking(RunningTests.Of(platform, true))), fewer.Snapshot);
        var removed = await Programs.UpAsync(Programs.Stack(() => RunningTests.Of(platform, true)), started.Snapshot);

        Assert.Empty(removed.Errors);
        Assert.Empty((await Programs.PreviewAsync(Programs.Stack(() => Stopped(platform, isWhole)), removed.Snapshot)).Errors);
    }

    private static K3sClusterArgs Stopped(string platform, bool isWhole)
    {
        var args = RunningTests.Of(platform, isWhole ? false : null);
        if (!isWhole)
            args.Servers[0].Running = false;
        return args;
    }

    private static K3sClusterArgs Asking(K3sClusterArgs args, bool more = false)
    {
        args.Snapshots = new() { Generation = 1 };
        args.JoinTokens = [new()];
        args.Kubeconfigs = [new() { Name = "ci", Groups = ["view"] }];
        if (more)
        {
            args.JoinTokens.Add(new() { Name = "later" });
            args.Kubeconfigs.Add(new() { Name = "later", Groups = ["view"] });
        }

        return args;
    }

    private static IEnumerable<string> Asked(RunResult up) => up.Operations.Select(operation => operation.Name)
        .Select(name => Parts.FirstOrDefault(part => name.EndsWith($"-{part}", StringComparison.Ordinal))).OfType<string>()
        .Order(StringComparer.Ordinal);

    private static List<LocalEngine.Resources.Resource> Of(RunResult up)
    {
        var found = up.Snapshot.Resources
            .Where(resource => Parts.Any(part => resource.Name.EndsWith($"-{part}", StringComparison.Ordinal))).ToList();
        Assert.Equal(Parts.Length, found.Count);
        return found;
    }
}
