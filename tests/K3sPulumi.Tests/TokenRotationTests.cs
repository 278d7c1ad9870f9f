using K3sPulumi.Core.Validation;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.Tests;

/// <summary>Tokens of an existing cluster are replaced.</summary>
public sealed class TokenRotationTests
{
    private const string Old = "correct-horse-battery-staple-1", New = "correct-horse-battery-staple-2";

    [Theory]
    [InlineData("ssh", Old, New)]
    [InlineData("docker", Old, New)]
    [InlineData("ssh", null, null)]
    [InlineData("docker", null, null)]
    [InlineData("ssh", Old, null)]
    [InlineData("ssh", null, New)]
    public async Task FirstTheClusterThenServersThenAgents(string platform, string? old, string? token)
    {
        var first = await Programs.UpAsync(Stack(() => With(platform, old)));

        var rotated = await Programs.UpAsync(Stack(() => With(platform, token, 1)), first.Snapshot);
        var same = await Programs.UpAsync(Stack(() => With(platform, token, 1)), rotated.Snapshot);

        var done = rotated.Operations.Select(operation => operation.Name).ToList();
        string[] order = platform == "ssh"
            ? ["dev-s1-token-rotation", "dev-s1-node", "dev-s1-token-saved", "dev-s2-node", "dev-s3-node", "dev-a1-node"]
            : ["dev-server-0-token-rotation", "dev-server-0", "dev-server-0-token-saved", "dev-server-1", "dev-server-2",
                "dev-agent-0"];
        Assert.Equal(order, order.OrderBy(name => done.LastIndexOf(name)));
        Assert.All(order, name => Assert.Contains(name, done));
        Assert.Empty(same.Operations);
        Assert.NotEqual(Token(first), Token(rotated));
        Assert.DoesNotContain(Token(rotated), rotated.Tree() + rotated.Snapshot.ToJson("passphrase"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFirstServersCommandHasTheNewToken()
    {
        var first = await Programs.UpAsync(Stack(() => With("ssh", Old)));
        var rotated = await Programs.UpAsync(Stack(() => With("ssh", New, 1)), first.Snapshot);

        var command = rotated.Resource("dev-s1-token-rotation").Inputs;

        Assert.Contains($"K3P_TOKEN={New}\n", ((StringValue)command["stdin"]!.Reveal()).Value, StringComparison.Ordinal);
        Assert.StartsWith("# K3s, server s1: rotates the token of the servers\n# token rotation 1\n", command.Text("create"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutARotationThereIsNothing()
    {
        var up = await Programs.UpAsync(Stack(() => With("ssh", Old)));

        Assert.DoesNotContain(up.Operations, operation => operation.Name.Contains("-token-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(New, 1, null)]
    [InlineData(Old, 1, "tokenRotation: has been increased, but token and agentToken are still the old ones")]
    [InlineData(Old, null, null)]
    [InlineData(New, null, "token: cannot change in an existing cluster")]
    public async Task BothTokensGiven(string token, int? rotation, string? problem)
    {
        var first = await Programs.UpAsync(Stack(() => With("ssh", Old, agents: Old)));

        if (problem is null)
            await Programs.UpAsync(Stack(() => With("ssh", token, rotation, agents: Old)), first.Snapshot);
        else
            await Programs.RefusedAsync(() => With("ssh", token, rotation, agents: Old), first.Snapshot, problem);
    }

    [Theory]
    [InlineData("ssh", null)]
    [InlineData("docker", null)]
    [InlineData("ssh", 1)]
    public async Task TheNumberCannotBeLoweredOrRemoved(string platform, int? number)
    {
        var first = await Programs.UpAsync(Stack(() => With(platform, null, 2)));

        await Programs.RefusedAsync(() => With(platform, null, number), first.Snapshot,
            "tokenRotation: was 2 in the last update and cannot be lowered; set 2 again");
    }

    [Fact]
    public async Task AClusterOfAnOldReleaseIsUpgradedFirst()
    {
        var first = await Programs.UpAsync(Stack(() => Old128("v1.27.6+k3s1", null)));

        await Programs.RefusedAsync(() => Old128("v1.28.4+k3s1", 1), first.Snapshot,
            "tokenRotation: is not supported by K3s v1.27.6+k3s1; upgrade to at least v1.25.15, v1.26.10, v1.27.7 or v1.28.3");
    }

    private static K3sClusterArgs Old128(string version, int? rotation)
    {
        var args = With("ssh", null, rotation);
        args.Version = version;
        return args;
    }

    private static Func<Task<int>> Stack(Func<K3sClusterArgs> args) => Programs.Stack(() => new K3sCluster("dev", args()).Token);

    private static string Token(RunResult run) => ((StringValue)run.Outputs["out"]!.Reveal()).Value;

    private static K3sClusterArgs With(string platform, string? token, int? rotation = null, string? agents = null)
    {
        var args = platform == "ssh" ? Programs.Ssh(servers: 3, agents: 1) : Programs.Docker(agents: 1);
        if (platform == "docker")
            args.Servers = [.. Enumerable.Range(0, 3).Select(_ => new NodeArgs { Docker = new() })];
        if (token is not null)
            args.Token = token;
        if (agents is not null)
            args.AgentToken = agents;
        if (rotation is { } number)
            args.TokenRotation = number;
        return args;
    }
}
