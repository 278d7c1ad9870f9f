namespace K3sPulumi.Tests;

/// <summary>Drains and package updates as changes of a cluster: who is changed, in which order, and what preview shows.</summary>
public sealed class OsCareTests
{
    private const string Line = "# drained before K3s restarts, within 120 s\n";

    [Fact]
    public async Task DrainIsShownInEveryNodeAndKeepsTheOrder()
    {
        var first = await Programs.UpAsync(Stack(_ => { }));
        var second = await Programs.UpAsync(Stack(args => args.Drain = true), first.Snapshot);

        Assert.Equal(["dev-s1-node", "dev-s2-node", "dev-s3-node", "dev-a1-node", "dev-a2-node"],
            second.Operations.Select(operation => operation.Name));
        Assert.All(second.Operations, operation => Assert.Contains(Line, second.Resource(operation.Name).Inputs.Text("create"),
            StringComparison.Ordinal));
        Assert.Empty((await Programs.UpAsync(Stack(args => args.Drain = true), second.Snapshot)).Operations);
        Assert.Empty((await Programs.UpAsync(Stack(args => args.Drain = false), first.Snapshot)).Operations);
    }

    [Fact]
    public async Task ANodesOwnValueOverridesTheClusters()
    {
        var up = await Programs.UpAsync(Stack(args =>
        {
            args.Drain = true;
            args.Agents[0].Drain = false;
            args.Agents[1].DrainTimeout = 7;
        }));

        Assert.DoesNotContain("drained", up.Resource("dev-a1-node").Inputs.Text("create"), StringComparison.Ordinal);
        Assert.Contains("within 7 s", up.Resource("dev-a2-node").Inputs.Text("create"), StringComparison.Ordinal);
    }

    private static Func<Task<int>> Stack(Action<K3sClusterArgs> adjust) => Programs.Stack(() =>
    {
        var args = Programs.Ssh(servers: 3, agents: 2);
        adjust(args);
        return args;
    });
}
