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

    [Fact]
    public async Task PackagesAreUpdatedNodeByNodeBeforeTheNextOneStarts()
    {
        var first = await Programs.UpAsync(Stack(_ => { }));
        var second = await Programs.UpAsync(Stack(args => args.Packages = new() { Update = 1 }), first.Snapshot);
        var preview = await Programs.PreviewAsync(Stack(args => args.Packages = new() { Update = 2 }), second.Snapshot);
        var third = await Programs.UpAsync(Stack(args => args.Packages = new() { Update = 2 }), second.Snapshot);

        string[] order = ["dev-s1-packages", "dev-s1-node", "dev-s2-packages", "dev-s2-node", "dev-s3-packages", "dev-s3-node",
            "dev-a1-packages", "dev-a1-node", "dev-a2-packages", "dev-a2-node"];
        Assert.Equal(order, third.Operations.Select(operation => operation.Name));
        Assert.Equal(order, second.Operations.Select(operation => operation.Name).Where(order.Contains));
        Assert.All(order, name => Assert.Contains("\n# packages: update 2, reboot when required\n",
            preview.Resource(name).Inputs.Text("create"), StringComparison.Ordinal));
        Assert.Empty((await Programs.UpAsync(Stack(args => args.Packages = new() { Update = 2 }), third.Snapshot)).Operations);
        Assert.DoesNotContain(first.Operations, operation => operation.Name.EndsWith("-packages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OfANewClusterAllHostsAreUpdatedBeforeTheFirstServerStarts()
    {
        var up = await Programs.UpAsync(Stack(args => args.Packages = new() { Update = 1, Reboot = "always" }));

        var names = up.Operations.Select(operation => operation.Name).ToList();
        var start = names.IndexOf("dev-s1-node");
        Assert.All(["s1", "s2", "s3", "a1", "a2"], node => Assert.InRange(names.IndexOf($"dev-{node}-prepare"), 0, start - 1));
        Assert.Equal(start - 1, names.IndexOf("dev-s1-packages"));
        var stdin = up.Resource("dev-a1-prepare").Inputs.Text("stdin");
        Assert.Contains("K3P_UPDATE=new\nK3P_REBOOT=always\n", stdin, StringComparison.Ordinal);
        Assert.DoesNotContain("K3P_UPDATE", up.Resource("dev-a1-node").Inputs.Text("stdin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHostThatIsGoneIsNotUpdated()
    {
        var first = await Programs.UpAsync(Stack(_ => { }));

        var second = await Programs.UpAsync(Stack(args =>
        {
            args.Packages = new() { Update = 1 };
            args.Agents[1].HostIsGone = true;
        }), first.Snapshot);

        Assert.Contains(second.Operations, operation => operation.Name == "dev-a1-packages");
        Assert.DoesNotContain(second.Operations, operation => operation.Name is "dev-a2-packages" or "dev-a2-node");
    }

    private static Func<Task<int>> Stack(Action<K3sClusterArgs> adjust) => Programs.Stack(() =>
    {
        var args = Programs.Ssh(servers: 3, agents: 2);
        adjust(args);
        return args;
    });
}
