using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>
/// The user's YAML together with arguments: on a cluster, on a component by itself, known immediately or later.
/// </summary>
public sealed class ConfigTests
{
    private const string Replaced =
        "disable replaces what the argument disable sets; use disable+ to add to it, or remove one of the two.";

    [Fact]
    public async Task AClusterWarnsOnceOfAListThatReplacesAnother()
    {
        var cluster = Programs.Docker(agents: 1);
        cluster.Disable = ["servicelb"];
        cluster.ServerConfig = "disable: [traefik]";

        Assert.Equal([$"serverConfig: {Replaced}"],
            Warnings(await PreviewAsync(() => new K3sCluster("dev", cluster).Kubeconfig)));
    }

    [Fact]
    public async Task AServerByItselfWarnsToo()
    {
        var server = new K3sServerArgs
        {
            Version = Programs.Version,
            Docker = new(),
            Disable = { "servicelb" },
            Config = "disable: [traefik]"
        };

        Assert.Equal([$"config: {Replaced}"], Warnings(await PreviewAsync(() => new K3sServer("alone", server).Kubeconfig)));
    }

    [Fact]
    public async Task AnAgentByItselfIsRefusedWhatAgentsDoNotKnow()
    {
        var agent = new K3sAgentArgs
        {
            Version = Programs.Version,
            ServerUrl = "https://10.0.0.10:6443",
            Token = new string('t', 32),
            Ssh = Programs.Host("10.0.0.21"),
            Config = "node-lable: [a=b]",
            Hardening = new(),
        };

        Assert.Contains(
            "config: \"node-lable\" is not a setting that K3s agents know, and they do not start with it; use node-label.",
            Assert.Single((await PreviewAsync(() => new K3sAgent("alone", agent).NodeName)).Errors)
                .Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsKnownLaterIsJudgedLater()
    {
        var program = Programs.Stack(() =>
        {
            var word = new Pulumi.Random.RandomId("word", new() { ByteLength = 4 }).Hex;
            var cluster = Programs.Docker(agents: 0);
            cluster.Hardening = new();
            cluster.ServerConfig = Output.Format($"kube-apiserver-arg: [\"audit-log-path={word}\"]");
            return new K3sCluster("dev", cluster).Kubeconfig;
        });

        Assert.Empty((await Programs.PreviewAsync(program)).Errors);
        await using var engine = Engine.Mock(_ => null);
        Assert.Contains(
            (await engine.RunAsync(program)).Errors,
            error => error.Message.Contains("serverConfig: kube-apiserver-arg replaces what the argument hardening sets",
                StringComparison.Ordinal));
    }

    private static async Task<RunResult> PreviewAsync(Func<Output<string>> resources) =>
        await Programs.PreviewAsync(Programs.Stack(resources));

    private static IEnumerable<string> Warnings(RunResult result)
    {
        Assert.Empty(result.Errors);
        return result.Warnings.Select(warning => warning.Message);
    }
}
