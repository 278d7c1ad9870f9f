using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.Tests;

/// <summary>A name under which nodes and pods reach the machine of the Docker engine.</summary>
public sealed class HostAliasTests
{
    private const string Alias = "host.k3s.internal";

    [Fact]
    public async Task NodesAndPodsResolveTheHostOfTheEngine()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Docker(agents: 1)));

        var named = await Programs.UpAsync(Programs.Stack(() => Cluster(Alias)), first.Snapshot);

        Assert.Equal("replace dev-agent-0, update dev-agent-0-ready, replace dev-server-0, create dev-server-0-host-alias, "
            + "update dev-server-0-ready", Text(named));
        foreach (var node in (string[])["dev-server-0", "dev-agent-0"])
        {
            var entry = Assert.Single(named.Resource(node, ":Container").Inputs.Maps("hosts"));
            Assert.Equal((Alias, "host-gateway"), (entry.Text("host"), entry.Text("ip")));
        }

        var command = named.Resource("dev-server-0-host-alias").Inputs;
        Assert.EndsWith("sh -s -- set 'dev-server-0' 'host.k3s.internal'", command.Text("create"), StringComparison.Ordinal);
        Assert.Equal("sh -s -- unset 'dev-server-0' 'host.k3s.internal'", command.Text("delete"));
        Assert.Empty((await Programs.UpAsync(Programs.Stack(() => Cluster(Alias)), named.Snapshot)).Changes);

        var without = await Programs.UpAsync(Programs.Stack(() => Programs.Docker(agents: 1)), named.Snapshot);
        Assert.Contains("delete dev-server-0-host-alias", Text(without), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerByItselfTellsThePodsOfTheClusterThatItStarts()
    {
        var result = await Programs.UpAsync(Programs.Stack(() => new K3sServer("one", new()
        {
            Version = Programs.Version,
            Docker = new() { HostAlias = Alias },
        }).Kubeconfig));

        Assert.NotNull(result.Resource("one-host-alias"));
    }

    private static K3sClusterArgs Cluster(string alias)
    {
        var args = Programs.Docker(agents: 1);
        foreach (var node in (NodeArgs[])[args.Servers[0], args.Agents[0]])
            node.Docker = new() { HostAlias = alias };
        return args;
    }

    private static string Text(RunResult result) =>
        string.Join(", ", result.Touched().Select(step => $"{step.Op.ToString().ToLowerInvariant()} {step.Name}"));
}
