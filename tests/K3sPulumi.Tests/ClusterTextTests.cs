using K3sPulumi.Offline.Engine;
using K3sPulumi.Offline.Engine.Planning;
using K3sPulumi.Offline.Engine.Values;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>What a cluster says once for its nodes: K3s configuration of a role.</summary>
public sealed class ClusterTextTests
{
    public static TheoryData<string, string, string> Changes => new()
    {
        { "serverConfig", "update dev-s1-node", "replace dev-server-0, update dev-server-0-ready" },
        { "agentConfig", "update dev-a1-node, update dev-a2-node", "replace dev-agent-0, update dev-agent-0-ready, replace dev-agent-1, update dev-agent-1-ready" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task AChangeConcernsTheNodesOfThatRole(string what, string onHosts, string inDocker)
    {
        Assert.Equal(onHosts, await ChangesAsync(() => Programs.Ssh(), what));
        Assert.Equal(inDocker, await ChangesAsync(() => Programs.Docker(), what));
    }

    [Fact]
    public async Task TheNodesOwnTextComesAfterThatOfTheCluster()
    {
        var result = await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = With(Programs.Docker(agents: 1), "serverConfig");
            args.Servers[0].Config = "debug: false";
            return args;
        }));

        Assert.Equal(
            ["/etc/rancher/k3s/config.yaml.d/40-cluster.yaml=debug: true\n", "/etc/rancher/k3s/config.yaml.d/50-user.yaml=debug: false\n"],
            Uploads(result, "dev-server-0").Where(file => file.Contains("config.yaml.d", StringComparison.Ordinal)));
        Assert.DoesNotContain(Uploads(result, "dev-agent-0"), file => file.Contains("config.yaml.d", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsNotKnownYetIsNoProblem()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var word = new Pulumi.Random.RandomId("word", new() { ByteLength = 4 }).Hex;
            var args = Programs.Ssh();
            (args.ServerConfig, args.AgentConfig) = (word, word);
            return args;
        }));

        Assert.Empty(result.Errors);
    }

    internal static IEnumerable<string> Uploads(RunResult result, string name)
    {
        var container = result.Resources.Single(resource => resource.Name == name && resource.Type == "docker:index/container:Container");
        return ((ListValue)container.Inputs["uploads"]!.Reveal()).Items.Select(item => ((ObjectValue)item).Properties)
            .Select(file => $"{((StringValue)file["file"]!.Reveal()).Value}={((StringValue)file["content"]!.Reveal()).Value}");
    }

    internal static string Text(RunResult result) => string.Join(", ", result.Changes
        .Where(step => step.Type != "pulumi:pulumi:Stack").Select(step => $"{step.Op.ToString().ToLowerInvariant()} {step.Name}"));

    private static async Task<string> ChangesAsync(Func<K3sClusterArgs> args, string what)
    {
        var first = await Programs.UpAsync(Programs.Stack(args));
        return Text(await Programs.UpAsync(Programs.Stack(() => With(args(), what)), first.Snapshot));
    }

    private static K3sClusterArgs With(K3sClusterArgs args, string what)
    {
        if (what == "serverConfig")
            args.ServerConfig = "debug: true";
        else
            args.AgentConfig = "debug: true";
        return args;
    }
}
