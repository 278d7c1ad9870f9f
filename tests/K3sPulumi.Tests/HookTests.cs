using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Running;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.Tests;

/// <summary>What is refused because of what was before, and what hosts say that their author should read.</summary>
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
    public async Task WarningsOfAHostAreSaidOnceAndNothingElseOfItsOutput()
    {
        var result = await UpAsync("downloads K3s\nwarning: swap is on.\nsomething secret");

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
        Assert.Equal(goesOn ? 0 : 1, result.Errors.Count(error =>
            error.Message.Contains("s ahead of the clock of this machine: synchronize both", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ARenewalIsSaidInPreview()
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
