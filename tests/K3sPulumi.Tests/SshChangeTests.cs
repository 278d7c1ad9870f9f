using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Scripts;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.Tests;

public sealed class SshChangeTests
{
    public static TheoryData<string, string> Changes => new()
    {
        { "agent label", "update dev-a1-node" },
        { "agent drain timeout", "update dev-a1-member" },
        { "agent generation", "update dev-a1-node, update dev-a1-prepare, replace dev-a1-scripts" },
        { "server san", "update dev-s1-node" },
        {
            "version",
            "update dev-a1-node, update dev-a1-prepare, update dev-a2-node, update dev-a2-prepare, update dev-s1-node, update "
                + "dev-s1-prepare"
        },
        { "another agent",
            "create dev-a3, create dev-a3-member, create dev-a3-node, create dev-a3-prepare, create dev-a3-scripts" },
        { "one agent less",
            "delete dev-a2, delete dev-a2-member, delete dev-a2-node, delete dev-a2-prepare, delete dev-a2-scripts" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task AChangeOverSshDoesExactlyThis(string change, string expected)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh()));

        var second = await Programs.UpAsync(Programs.Stack(() => Changed(change)), first.Snapshot);

        Assert.Equal(expected, string.Join(", ", second.Touched()
            .Select(step => $"{step.Op.ToString().ToLowerInvariant()} {step.Name}")));
    }

    [Fact]
    public async Task AReleaseThatOnlyChangesScriptsSendsThemAgainAndDoesNotTouchNodes()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh()));
        var before = Snapshot.FromJson(
            first.Snapshot.ToJson("passphrase")
                .Replace(ScriptLibrary.Digest, new string('0', 32), StringComparison.Ordinal), "passphrase");

        var second = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh()), before);

        Assert.Equal(["dev-a1-scripts", "dev-a2-scripts", "dev-s1-scripts"],
            second.Operations.Select(operation => operation.Name).Order());
    }

    /// <summary>As after a release that runs nodes again: another text of the commands, another form of the key.</summary>
    [Fact]
    public async Task AStateOfTheLayoutBeforeRunsEachNodeOnceInTheSafeOrder()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh(servers: 3, agents: 2)));
        var before = Snapshot.FromJson(
            first.Snapshot.ToJson("passphrase")
                .Replace("K3P_SUDO=$(LC_ALL", "said=$(LC_ALL", StringComparison.Ordinal), "passphrase");

        var second = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh(servers: 3, agents: 2)), before);

        var names = second.Operations.Select(operation => operation.Name).ToList();
        Assert.Equal(["dev-s1-node", "dev-s2-node", "dev-s3-node", "dev-a1-node", "dev-a2-node"],
            names.Where(name => name.EndsWith("-node", StringComparison.Ordinal)));
        Assert.InRange(
            names.FindLastIndex(name => name.EndsWith("-prepare", StringComparison.Ordinal)), 4, names.IndexOf("dev-s1-node"));
        Assert.Equal(names.Count, names.Distinct().Count());
        var third = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh(servers: 3, agents: 2)), second.Snapshot);
        Assert.Empty(third.Operations);
    }

    [Fact]
    public async Task AChangedLabelIsOneLineOfTheVisibleTextAndItsDigest()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh()));

        var second = await Programs.PreviewAsync(Programs.Stack(() => Changed("agent label")), first.Snapshot);

        var before = first.Resource("dev-a1-node").Inputs.Text("create")!.Split('\n');
        var after = second.Resource("dev-a1-node").Inputs.Text("create")!.Split('\n');
        Assert.Equal(["#   node-label:", "#     - disk=ssd"],
            after.Except(before).SkipLast(1).Select(line => line.TrimEnd()));
        Assert.StartsWith("# digest, secrets included: ", after.Except(before).Last(), StringComparison.Ordinal);
        Assert.StartsWith("# digest, secrets included: ", Assert.Single(before.Except(after)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllHostsArePreparedBeforeAnythingIsRestarted()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh(servers: 3, agents: 2)));

        var second = await Programs.UpAsync(Programs.Stack(() => Changed("version", Programs.Ssh(servers: 3, agents: 2))),
            first.Snapshot);

        var nodes = second.Operations.Select(operation => operation.Name)
            .Where(name => name.EndsWith("-node", StringComparison.Ordinal));
        Assert.Equal(["dev-s1-node", "dev-s2-node", "dev-s3-node", "dev-a1-node", "dev-a2-node"], nodes);
        Assert.All(second.Operations.Take(5), operation => Assert.EndsWith("-prepare", operation.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AHostThatIsNotFitStopsTheUpgradeBeforeAnyNodeIsTouched()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh(agents: 2)));
        await using var engine = Engine.Mock(call => call.Name == "dev-a2-prepare"
            ? MockAnswer.Fail("full disk") : MockAnswer.Stdout(Programs.Kubeconfig));

        var second = await engine.RunAsync(Programs.Stack(() => Changed("version")), first.Snapshot);

        Assert.DoesNotContain(second.Operations, operation => operation.Name.EndsWith("-node", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFailingServerStopsTheUpgrade()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh(servers: 3, agents: 1)));
        await using var engine = Engine.Mock(call => call.Name == "dev-s2-node"
            ? MockAnswer.Fail("not Ready") : MockAnswer.Stdout(Programs.Kubeconfig));

        var second = await engine.RunAsync(Programs.Stack(() => Changed("version", Programs.Ssh(servers: 3, agents: 1))),
            first.Snapshot);

        Assert.NotEqual(0, second.ExitCode);
        Assert.DoesNotContain(second.Operations, operation => operation.Name is "dev-s3-node" or "dev-a1-node");
    }

    [Fact]
    public async Task AHostThatIsGoneIsNotTouchedButItsNodeIsRemoved()
    {
        K3sClusterArgs Cluster(bool gone, int agents = 2)
        {
            var args = Programs.Ssh(agents: agents);
            args.Agents[^1].HostIsGone = agents == 2 ? gone : null;
            return args;
        }

        var first = await Programs.UpAsync(Programs.Stack(() => Cluster(gone: false)));
        var marked = await Programs.UpAsync(Programs.Stack(() => Cluster(gone: true)), first.Snapshot);
        var removed = await Programs.UpAsync(Programs.Stack(() => Cluster(gone: true, agents: 1)), marked.Snapshot);

        Assert.Equal(["dev-a2-host-is-gone"], marked.Operations.Select(operation => operation.Name));
        Assert.Equal(["dev-a2-member"], removed.Operations.Select(operation => operation.Name).Where(name =>
            name.EndsWith("-member", StringComparison.Ordinal) || name.EndsWith("-node", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AReplacedFirstServerJoinsAndNeverInitializesAgain()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh(servers: 3, agents: 0)));
        var args = Programs.Ssh(servers: 3, agents: 0);
        args.Servers[0] = new NodeArgs { NodeName = "s9", Ssh = Programs.Host("10.0.0.19") };

        var second = await Programs.UpAsync(Programs.Stack(() => args), first.Snapshot);

        Assert.Contains("cluster-init: true", first.Resource("dev-s1-node").Inputs.Text("create"), StringComparison.Ordinal);
        var text = second.Resource("dev-s9-node").Inputs.Text("create")!;
        Assert.DoesNotContain("cluster-init", text, StringComparison.Ordinal);
        Assert.Contains("server: https://10.0.0.12:6443", text, StringComparison.Ordinal);
    }

    private static K3sClusterArgs Changed(string change, K3sClusterArgs? of = null)
    {
        var args = of ?? Programs.Ssh(agents: change switch { "another agent" => 3, "one agent less" => 1, _ => 2 });
        switch (change)
        {
            case "agent label": args.Agents[0].NodeLabels = new() { ["disk"] = "ssd" }; break;
            case "agent drain timeout": args.Agents[0].DrainTimeout = 5; break;
            case "agent generation": args.Agents[0].Generation = 1; break;
            case "server san": args.TlsSans = ["dev.example"]; break;
            case "version": args.Version = "v1.36.2+k3s1"; break;
        }

        return args;
    }
}
