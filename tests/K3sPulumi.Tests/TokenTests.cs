using K3sPulumi.Core.Validation;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.Tests;

/// <summary>A cluster keeps the token with which it encrypted its keys.</summary>
public sealed class TokenTests
{
    private const string Old = "correct-horse-battery-staple-1", New = "correct-horse-battery-staple-2";

    [Theory]
    [InlineData("ssh", Old, "dev-s1-node")]
    [InlineData("docker", Old, "dev-server-0")]
    [InlineData("ssh", null, "dev-s1-node")]
    [InlineData("docker", null, "dev-server-0")]
    public async Task AnotherTokenIsRefusedInPreview(string platform, string? old, string node)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => With(platform, old)));

        var preview = await Programs.PreviewAsync(Programs.Stack(() => With(platform, New)), first.Snapshot);

        var error = Assert.Single(preview.Errors, error =>
            error.Message.Contains("token: cannot change in an existing cluster", StringComparison.Ordinal));
        Assert.StartsWith("K3sCluster \"dev\" has 1 problem:", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(preview.Changes, step => step.Name == node);
        Assert.DoesNotContain(New, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssh", Old)]
    [InlineData("docker", Old)]
    public async Task ATokenThatIsTakenBackIsRefused(string platform, string old)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => With(platform, old)));

        await Programs.RefusedAsync(() =>
            With(platform, token: null), first.Snapshot, "token: cannot change in an existing cluster");
    }

    [Fact]
    public async Task TheSameTokenInK3sLongFormIsTheSame()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => With("ssh", Old)));

        var preview = await Programs.PreviewAsync(Programs.Stack(() => With("ssh", $"K10{new string('a', 64)}::server:{Old}")),
            first.Snapshot);

        Assert.DoesNotContain(preview.Errors, error => error.Message.Contains("token: cannot change", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ssh")]
    [InlineData("docker")]
    public async Task OneThatWasRotatedIsTakenTogetherWithTheGeneration(string platform)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => With(platform, Old)));

        await Programs.UpAsync(Programs.Stack(() => With(platform, New, generation: 1)), first.Snapshot);
    }

    [Theory]
    [InlineData(Old)]
    [InlineData(null)]
    public async Task ARotatedTokenChangesNoNodesPassword(string? old)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => With("ssh", old)));

        var second = await Programs.UpAsync(Programs.Stack(() => With("ssh", New, generation: 1)), first.Snapshot);

        foreach (var node in (string[])["dev-s1-node", "dev-a1-node"])
        {
            Assert.Matches("^[0-9a-f]{32}$", Password(first, node));
            Assert.Equal(Password(first, node), Password(second, node));
        }

        Assert.NotEqual(Password(first, "dev-s1-node"), Password(first, "dev-a1-node"));
        if (old is not null)
            Assert.DoesNotContain(old, second.Tree() + second.Snapshot.ToJson("passphrase"), StringComparison.Ordinal);
    }

    private static string Password(RunResult run, string node) =>
        ((StringValue)run.Resource(node).Inputs["stdin"]!.Reveal()).Value
        .Split('\n').Single(line =>
            line.StartsWith("K3P_NODE_PASSWORD=", StringComparison.Ordinal))["K3P_NODE_PASSWORD=".Length..].Trim((char)39);

    [Theory]
    [InlineData("ssh")]
    [InlineData("docker")]
    public async Task AnotherTokenOfAgentsIsRefusedWithoutARotation(string platform)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => With(platform, Old)));

        await Programs.RefusedAsync(() => With(platform, Old, agents: New), first.Snapshot,
            "agentToken: cannot change in an existing cluster without a rotation");
    }

    private static K3sClusterArgs With(string platform, string? token, int? generation = null, string? agents = null)
    {
        var args = platform == "ssh" ? Programs.Ssh(agents: 1) : Programs.Docker(agents: 1);
        if (token is not null)
            args.Token = token;
        if (agents is not null)
            args.AgentToken = agents;
        if (generation is { } number)
            args.Servers[0].Generation = number;
        return args;
    }
}
