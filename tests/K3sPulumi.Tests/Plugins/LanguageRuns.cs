using System.Text.RegularExpressions;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.Tests.Plugins;

/// <summary>What a program of another language must do: the same as the C# program beside it.</summary>
internal static class LanguageRuns
{
    /// <summary>The program of the examples, in C#.</summary>
    public static K3sClusterArgs Example => new()
    {
        Version = Programs.Version,
        Servers = [new() { Docker = new() }],
        Agents = [new() { Docker = new() }, new() { Docker = new(), NodeLabels = { ["workload"] = "batch" } }],
    };

    /// <summary>A request with four faults: the version, a secret that has no meaning, a label, a name.</summary>
    public static K3sClusterArgs Rejected => new()
    {
        Version = "stable",
        Token = "K10secret",
        Servers = [new() { Docker = new(), NodeLabels = { ["a b"] = "c" } }],
        TlsSans = { "not a name" },
    };

    public static async Task CreatesTheSameAsync(
        Func<K3sClusterArgs> same, Func<Engine, RunResult?, Task<RunResult>> runAsync, string name = "dev")
    {
        var planned = await Programs.PreviewAsync(Programs.Stack(same, name));
        var direct = await Programs.UpAsync(Programs.Stack(same, name));

        var preview = await runAsync(Engine.Preview(), null);
        var first = await runAsync(Engine.Mock(Programs.Answer), null);
        var second = await runAsync(Engine.Mock(Programs.Answer), first);

        Assert.Equal([], preview.Errors);
        Assert.Equal(TreeOf(planned), preview.Tree());
        Assert.Equal([], first.Errors);
        Assert.Equal(TreeOf(direct), first.Tree());
        Assert.IsType<SecretValue>(first.Outputs["kubeconfig"]);
        Assert.Equal(direct.Outputs["out"], first.Outputs["kubeconfig"]);
        Assert.Equal([], second.Errors);
        Assert.Equal([], second.Operations);
    }

    public static async Task IsRejectedAsync(Func<Engine, RunResult?, Task<RunResult>> runAsync)
    {
        var inCSharp = (await Programs.PreviewAsync(Programs.Stack(() => Rejected))).Errors[0].Message;
        Assert.StartsWith("K3sCluster \"dev\" has 4 problems:\n  version: ", inCSharp, StringComparison.Ordinal);

        foreach (var engine in new[] { Engine.Preview(), Engine.Mock(Programs.Answer) })
        {
            var result = await runAsync(engine, null);

            Assert.Equal($"k3s:index:K3sCluster resource 'dev' has a problem: {inCSharp}", result.Errors[0].Message);
            Assert.DoesNotContain(result.Diagnostics, line => line.Message.Contains("K10secret", StringComparison.Ordinal));
            Assert.DoesNotContain(result.Resources, resource => resource.Custom);
            Assert.NotEqual(0, result.ExitCode);
        }
    }

    /// <summary>The output of the stack has another name in the tests' programs.</summary>
    private static string TreeOf(RunResult result) =>
        Regex.Replace(result.Tree(), "^( +)out: ", "$1kubeconfig: ", RegexOptions.Multiline);
}
