using K3sPulumi.Core.Configuration;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>
/// Changes that K3s does not apply to existing nodes are reported with the command that does; hosts that are gone are shown and
/// not connected to.
/// </summary>
public sealed class NodeChangeTests
{
    [Theory]
    [InlineData("docker", "dev-agent-0")]
    [InlineData("ssh", "a1")]
    public async Task ARemovedLabelIsReportedToRemain(string platform, string node)
    {
        var said = await WarningsAsync(platform, args => args.Agents[0].NodeLabels = new() { ["disk"] = "ssd", ["zone"] = "a" },
            args => args.Agents[0].NodeLabels = new() { ["disk"] = "hdd" });

        Assert.Equal([$"agents[0].nodeLabels: \"zone\" stays on the node, because K3s does not remove labels; remove it with "
            + $"kubectl label node {node} zone-."], said);
    }

    [Theory]
    [InlineData("docker", "dev-agent-0")]
    [InlineData("ssh", "a1")]
    public async Task AChangedTaintIsReportedNotToBeApplied(string platform, string node)
    {
        var said = await WarningsAsync(platform, args =>
            args.AgentConfig = "node-taint: [\"old=1:NoSchedule\", \"kept=1:NoExecute\"]",
            args => args.Agents[0].Config = "node-taint: [\"edge=true:NoSchedule\", \"kept=2:NoExecute\"]");

        Assert.Contains($"kubectl taint node {node} edge=true:NoSchedule kept=2:NoExecute old:NoSchedule- --overwrite, or remove "
            + "the node", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LabelsThatComeOrChangeNeedNoRemedy()
    {
        Assert.Empty(await WarningsAsync("docker", args => args.Agents[0].NodeLabels = new() { ["disk"] = "ssd" }, args =>
            args.Agents[0].NodeLabels = new() { ["disk"] = "hdd", ["zone"] = "a" }));
    }

    [Fact]
    public async Task AnotherFlannelBackendIsAcceptedWithAWarning()
    {
        var said = await WarningsAsync("ssh", _ => { }, args => args.FlannelBackend = "wireguard-native");

        Assert.StartsWith("flannelBackend: changes in an existing cluster", Assert.Single(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, "servers: the only one has hostIsGone")]
    [InlineData(3, 0, "servers: all of them have hostIsGone")]
    public async Task NoServerLeftIsRefused(int servers, int agents, string reason)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh(servers, agents)));

        await Programs.RefusedAsync(
            () =>
            {
                var args = Programs.Ssh(servers, agents);
                args.Servers.ForEach(server => server.HostIsGone = true);
                return args;
            }, first.Snapshot, reason);
    }

    [Fact]
    public async Task ANodeThatNeverWasCannotBeGone()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh(agents: 1)));

        await Programs.RefusedAsync(() => Gone(Programs.Ssh(agents: 2)), first.Snapshot,
            "agents[1].hostIsGone: is set for a node that has never been part of this cluster");
    }

    [Fact]
    public async Task AContainerCannotBeAHostThatIsGone()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Docker()));

        await Programs.RefusedAsync(() => Gone(Programs.Docker()), first.Snapshot, "agents[1].hostIsGone: is only for hosts");
    }

    [Fact]
    public async Task AHostThatIsGoneIsAnnouncedAndNotDialledWhateverElseChanges()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Ssh()));

        var preview = await Programs.PreviewAsync(Programs.Stack(() => Gone(Programs.Ssh())), first.Snapshot);
        var marked = await Programs.UpAsync(Programs.Stack(() => Gone(Newer(Programs.Ssh()))), first.Snapshot);

        Assert.Equal(["dev-a2-host-is-gone"], preview.Touched().Select(step => step.Name));
        Assert.Contains(marked.Operations, operation => operation.Name == "dev-a1-node");
        Assert.DoesNotContain(marked.Operations, operation => operation.Name is "dev-a2-prepare" or "dev-a2-node");
    }

    private static async Task<IReadOnlyList<string>> WarningsAsync(
        string platform, Action<K3sClusterArgs> before, Action<K3sClusterArgs> after)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => With(before)));
        Assert.Empty(Said(first));
        var second = await Programs.UpAsync(Programs.Stack(() => With(after)), first.Snapshot);
        Assert.Empty(Said(await Programs.PreviewAsync(Programs.Stack(() => With(after)), second.Snapshot)));
        return Said(second);

        K3sClusterArgs With(Action<K3sClusterArgs> change)
        {
            var args = platform == "ssh" ? Programs.Ssh(agents: 1) : Programs.Docker(agents: 1);
            change(args);
            return args;
        }
    }

    private static IReadOnlyList<string> Said(RunResult result) =>
        [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == LocalEngine.Running.Severity.Warning)
            .Select(diagnostic => diagnostic.Message)];

    private static K3sClusterArgs Gone(K3sClusterArgs args)
    {
        args.Agents[^1].HostIsGone = true;
        return args;
    }

    private static K3sClusterArgs Newer(K3sClusterArgs args)
    {
        args.Version = "v1.37.0+k3s1";
        return args;
    }
}
