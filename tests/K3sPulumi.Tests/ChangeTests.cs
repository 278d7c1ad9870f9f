using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Planning;
using Pulumi;

namespace K3sPulumi.Tests;

public sealed class ChangeTests
{
    public static TheoryData<string, string> DockerChanges => new()
    {
        { "agent label", "replace dev-agent-0, update dev-agent-0-ready" },
        { "agent taint", "replace dev-agent-0, update dev-agent-0-ready" },
        { "agent config", "replace dev-agent-0, update dev-agent-0-ready" },
        { "agent port", "replace dev-agent-0, update dev-agent-0-ready" },
        { "agent memory", "replace dev-agent-0, update dev-agent-0-ready" },
        { "agent drain timeout", "update dev-agent-0-ready" },
        { "agent generation", "update dev-agent-0-ready" },
        { "server disable", "replace dev-server-0, update dev-server-0-ready" },
        { "server san", "replace dev-server-0, update dev-server-0-ready" },
        { "api port", "replace dev-server-0, update dev-server-0-ready" },
        {
            "version",
            "replace dev-agent-0, update dev-agent-0-ready, replace dev-agent-1, update dev-agent-1-ready, "
            + "replace dev-image, replace dev-server-0, update dev-server-0-ready"
        },
        { "another agent",
            "create dev-agent-2, create dev-agent-2, create dev-agent-2-data, create dev-agent-2-node, create "
                + "dev-agent-2-ready" },
        { "one agent less",
            "delete dev-agent-1, delete dev-agent-1, delete dev-agent-1-data, delete dev-agent-1-node, delete "
                + "dev-agent-1-ready" },
    };

    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task ASecondRunChangesNothing(string platform)
    {
        var program = Programs.Stack(() => platform == "docker" ? Programs.Docker() : Programs.Ssh());
        var first = await Programs.UpAsync(program);

        var second = await Programs.UpAsync(program, first.Snapshot);

        Assert.Empty(second.Changes);
        Assert.Empty(second.Operations);
    }

    [Theory]
    [MemberData(nameof(DockerChanges))]
    public async Task AChangeInDockerDoesExactlyThis(string change, string expected)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Docker()));

        var second = await Programs.UpAsync(Programs.Stack(() => Changed(change)), first.Snapshot);

        Assert.Equal(expected, Text(second));
    }

    [Fact]
    public async Task ARemovedAgentLeavesTheClusterBeforeItsContainerGoes()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Docker()));

        var second = await Programs.UpAsync(Programs.Stack(() => Programs.Docker(agents: 1)), first.Snapshot);

        var names = second.Operations.Select(operation => operation.Name).ToList();
        Assert.True(names.IndexOf("dev-agent-1-ready") < names.IndexOf("dev-agent-1"), string.Join(", ", names));
    }

    [Fact]
    public async Task DestroyingTheWholeClusterDrainsNothing()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Docker()));
        await using var engine = Engine.Mock();

        var destroyed = await engine.DestroyAsync(first.Snapshot);

        Assert.DoesNotContain(destroyed.Operations, operation => operation.Name.EndsWith("-ready", StringComparison.Ordinal));
        Assert.Empty(destroyed.Snapshot.Resources);
    }

    [Fact]
    public async Task ServersChangeBeforeAgents()
    {
        var first = await Programs.UpAsync(Programs.Stack(() => Programs.Docker()));

        var second = await Programs.UpAsync(Programs.Stack(() => Changed("version")), first.Snapshot);

        var names = second.Operations.Select(operation => operation.Name).ToList();
        Assert.True(names.LastIndexOf("dev-server-0-ready") < names.IndexOf("dev-agent-0"), string.Join(", ", names));
    }

    private static string Text(RunResult result) =>
        string.Join(", ", result.Touched().Select(step => $"{step.Op.ToString().ToLowerInvariant()} {step.Name}"));

    private static K3sClusterArgs Changed(string change)
    {
        var args = Programs.Docker(change switch { "another agent" => 3, "one agent less" => 1, _ => 2 });
        var agent = args.Agents[0];
        switch (change)
        {
            case "agent label": agent.NodeLabels = new() { ["disk"] = "ssd" }; break;
            case "agent taint": agent.NodeTaints = ["edge=true:NoSchedule"]; break;
            case "agent config": agent.Config = "debug: true"; break;
            case "agent port": agent.Docker!.Ports = ["8080:80"]; break;
            case "agent memory": agent.Docker!.Memory = "1g"; break;
            case "agent drain timeout": agent.DrainTimeout = 5; break;
            case "agent generation": agent.Generation = 1; break;
            case "server disable": args.Disable = ["traefik"]; break;
            case "server san": args.TlsSans = ["dev.example"]; break;
            case "api port": args.Servers[0].Docker!.ApiPort = 7443; break;
            case "version": args.Version = "v1.36.2+k3s1"; break;
        }

        return args;
    }
}
