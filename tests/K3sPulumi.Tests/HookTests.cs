using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Running;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.Tests;

/// <summary>What is rejected because of the previous state, and messages of hosts for the user.</summary>
public sealed class HookTests
{
    [Theory]
    [InlineData("v1.35.9+k3s1", "cannot be downgraded from v1.36.1+k3s1 to v1.35.9+k3s1")]
    [InlineData("v1.38.0+k3s1", "upgrade through v1.37 first.")]
    public async Task AVersionThatCannotBeReachedIsRefusedInPreview(string version, string why)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh()));

        await Programs.RefusedAsync(() => Of(version), first.Snapshot, why);
    }

    [Theory]
    [InlineData("v1.36.0+k3s1")]
    [InlineData("v1.37.3+k3s2")]
    public async Task PatchReleasesAndTheNextMinorVersionAreFine(string version)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh()));

        Assert.Empty((await Programs.PreviewAsync(Programs.Stack(() => Of(version)), first.Snapshot)).Errors);
    }

    [Fact]
    public async Task WarningsOfAHostAreReportedOnceAndNothingElseOfItsOutput()
    {
        var result = await UpAsync("downloading K3s\nwarning: swap is on.\nsomething secret");

        Assert.Equal(["dev-s1: swap is on."], Warnings(result));
        Assert.Empty(Warnings(await UpAsync("warning: swap is on.", result.Snapshot)));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(-100, 1, true)]
    [InlineData(4000, 1, false)]
    public async Task TheClockOfAHostIsComparedWithThatOfThisMachine(int ahead, int warnings, bool goesOn)
    {
        var clock = DateTimeOffset.UtcNow.AddSeconds(ahead).ToUnixTimeSeconds();

        var result = await UpAsync($"clock: {clock}");

        Assert.Equal(warnings, Warnings(result).Count());
        Assert.Equal(goesOn, result.Operations.Any(operation => operation.Name == "dev-s1-node"));
        var errors = result.Errors.Select(error => error.Message).ToList();
        if (goesOn)
            Assert.Empty(errors);
        else
            Assert.Matches(
                "^dev-s1: the clock of the host is [0-9]+ s ahead of the clock of this machine: synchronize both",
                Assert.Single(errors));
    }

    [Fact]
    public async Task AClockOfAnyHostStopsTheUpdateBeforeANodeIsTouched()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of(Programs.Version)));
        var clock = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();
        await using var engine = Engine.Mock(call => MockAnswer.Stdout(
            call.Name is "dev-a1-prepare" or "dev-a2-prepare" ? $"clock: {clock}"
            : call.Name.Contains("kubeconfig", StringComparison.Ordinal) ? Programs.Kubeconfig : ""));

        var result = await engine.RunAsync(Programs.Stack(() => Of("v1.36.2+k3s1")), first.Snapshot);

        Assert.Matches("^dev-a1: the clock [^\n]+\ndev-a2: the clock [^\n]+$", Assert.Single(result.Errors).Message);
        Assert.DoesNotContain(result.Operations, operation => operation.Name.EndsWith("-node", StringComparison.Ordinal));
    }

    /// <summary>The first server has reached the next version, and other nodes have not.</summary>
    [Fact]
    public async Task AnUpgradeThatFailedHalfWayMayNotBeSkipped()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Of("v1.36.1+k3s1")));
        await using var engine = Engine.Mock(call => call.Name == "dev-a1-node" ? MockAnswer.Fail("not Ready")
            : call.Type.EndsWith(":Command", StringComparison.Ordinal) ? MockAnswer.Stdout(Programs.Kubeconfig) : null);
        var failed = await engine.RunAsync(Programs.Stack(() => Of("v1.37.0+k3s1")), first.Snapshot);
        Assert.Contains(failed.Operations, operation => operation.Name == "dev-s1-node");

        await Programs.RefusedAsync(
            () => Of("v1.38.0+k3s1"), failed.Snapshot, "version: cannot go from v1.36.1+k3s1 to v1.38.0+k3s1");
        await Programs.UpAsync(Programs.Stack(() => Of("v1.37.0+k3s1")), failed.Snapshot);
    }

    [Fact]
    public async Task ARenewalIsShownInPreview()
    {
        var soon = TestKubeconfig.Text(DateTimeOffset.UtcNow.AddDays(29));
        var args = Programs.Ssh(agents: 0);
        args.KubeconfigRenewalDays = 10;
        var first = await Programs.UpAsync(Programs.Stack(() => args), answer: call =>
            MockAnswer.Stdout(call.Name.Contains("kubeconfig", StringComparison.Ordinal) ? soon : ""));

        var preview = await Programs.PreviewAsync(Programs.Stack(() => Programs.Ssh(agents: 0)), first.Snapshot);

        Assert.Contains(Warnings(preview), warning =>
            warning.StartsWith("dev-s1: the kubeconfig expires soon; K3s restarts once on this server",
                StringComparison.Ordinal));
    }

    private static K3sClusterArgs Of(string version)
    {
        var args = Programs.Ssh();
        args.Version = version;
        return args;
    }

    private static async Task<RunResult> UpAsync(string said, Snapshot? previous = null)
    {
        await using var engine = Engine.Mock(call =>
            MockAnswer.Stdout(call.Name.Contains("kubeconfig", StringComparison.Ordinal) ? Programs.Kubeconfig : said));
        return await engine.RunAsync(Programs.Stack(() => Programs.Ssh(agents: 0)), previous);
    }

    private static IEnumerable<string> Warnings(RunResult result) =>
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Warning).Select(diagnostic => diagnostic.Message);
}
