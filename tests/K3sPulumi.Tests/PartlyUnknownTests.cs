using K3sPulumi.LocalEngine;
using Pulumi;
using Pulumi.Random;

namespace K3sPulumi.Tests;

/// <summary>
/// A cluster is gathered once; values that are unknown or secret for some of its nodes do not affect other nodes.
/// </summary>
public sealed class PartlyUnknownTests
{
    [Fact]
    public async Task AnUnknownNameOfTheServersDoesNotAffectAgents()
    {
        var preview = await PreviewAsync((args, unknown) => args.TlsSans = [unknown]);

        Assert.Contains("dev-s1-node", Names(preview));
        Assert.DoesNotContain(Names(preview), name => name.StartsWith("dev-a", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnUnknownLabelOfOneAgentDoesNotAffectOthers()
    {
        var preview = await PreviewAsync((args, unknown) => args.Agents[0].NodeLabels = new() { ["site"] = unknown });

        Assert.Contains("dev-a1-node", Names(preview));
        Assert.DoesNotContain(Names(preview), name => name.StartsWith("dev-a2", StringComparison.Ordinal));
        Assert.DoesNotContain(Names(preview), name => name.StartsWith("dev-s", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Names(RunResult preview) => [.. preview.Touched().Select(step => step.Name)];

    private static async Task<RunResult> PreviewAsync(Action<K3sClusterArgs, Output<string>> change)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh()));
        return await Programs.PreviewAsync(
            Programs.Stack(() =>
            {
                var args = Programs.Ssh();
                change(args, new RandomId("later", new() { ByteLength = 4 }).Hex);
                return args;
            }),
            first.Snapshot);
    }
}
