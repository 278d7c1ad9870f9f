using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.Tests;

/// <summary>Kubeconfigs and join tokens that a cluster issues.</summary>
public sealed class IssuedTests
{
    private const string Token = "K10aa::abcdef.0123456789abcdef";

    [Theory]
    [InlineData("ssh")]
    [InlineData("docker")]
    public async Task TheyAreSecretOutputsAndTheRestStaysAsItIs(string platform)
    {
        var plain = await Programs.UpAsync(Stack(platform, issues: false));

        var issued = await Programs.UpAsync(Stack(platform, issues: true), plain.Snapshot, Answer);
        var same = await Programs.UpAsync(Stack(platform, issues: true), issued.Snapshot, Answer);

        Assert.Equal(["dev-join-token-0", "dev-kubeconfig-ci", "dev-kubeconfig-ci-renewal"],
            issued.Operations.Select(operation => operation.Name).Order(StringComparer.Ordinal));
        Assert.Empty(same.Operations);
        Assert.DoesNotContain("abcdef.0123456789abcdef", issued.Tree() + issued.Snapshot.ToJson("passphrase"),
            StringComparison.Ordinal);
        Assert.Contains(Token, issued.Outputs["out"]!.Reveal().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneThatIsRemovedIsDeletedAndADestroyedClusterAsksNobody()
    {
        var issued = await Programs.UpAsync(Stack("ssh", issues: true), answer: Answer);

        var without = await Programs.UpAsync(Stack("ssh", issues: false), issued.Snapshot, Answer);

        Assert.Equal(["dev-join-token-0", "dev-kubeconfig-ci", "dev-kubeconfig-ci-renewal"],
            without.Operations.Select(operation => operation.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NearItsEndAKubeconfigIsRenewedOnce()
    {
        var soon = TestKubeconfig.Text(DateTimeOffset.UtcNow.AddDays(9));
        MockAnswer? Near(MockCall call) => call.Name == "dev-kubeconfig-ci" ? MockAnswer.Stdout(soon) : Answer(call);

        var first = await Programs.UpAsync(Stack("ssh", issues: true), answer: Near);
        var second = await Programs.UpAsync(Stack("ssh", issues: true), first.Snapshot, Near);

        Assert.Contains("# renewal 1 of the certificate", first.Resource("dev-kubeconfig-ci-renewal").Inputs.Text("create"),
            StringComparison.Ordinal);
        Assert.Empty(second.Operations);
    }

    private static MockAnswer? Answer(MockCall call) => call.Name.Contains("join-token", StringComparison.Ordinal)
        ? MockAnswer.Stdout($"\n===== k3spulumi token\n{Token}\n===== k3spulumi end\n") : null;

    private static Func<Task<int>> Stack(string platform, bool issues) => Programs.Stack(() =>
    {
        var args = platform == "ssh" ? Programs.Ssh(servers: 1, agents: 1) : Programs.Docker(agents: 1);
        if (issues)
        {
            args.Kubeconfigs = [new() { Name = "ci", Groups = new[] { "view" }, Days = 30 }];
            args.JoinTokens = [new() { Ttl = "24h", Description = "edge site" }];
        }

        var cluster = new K3sCluster("dev", args);
        return Pulumi.Output.Tuple(cluster.JoinTokens, cluster.Kubeconfigs)
            .Apply(both => string.Join(' ', both.Item1) + both.Item2.GetValueOrDefault("ci"));
    });
}
