using K3sPulumi.Core.Docker;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

/// <summary>Previews show what changes in a node in a container, although its files are secret.</summary>
public sealed class DockerDiffTests
{
    [Fact]
    public async Task AChangedLabelIsItsLineOfTheConfigurationAndOneDigest()
    {
        var (config, files) = await ChangesAsync(args => args.Agents[0].NodeLabels = new() { ["disk"] = "ssd" });

        Assert.Equal(["node-label:", "- disk=ssd"], config.Select(line => line.Trim()));
        Assert.StartsWith("/etc/rancher/k3s/config.yaml (0600) ", Assert.Single(files), StringComparison.Ordinal);
    }

    [Fact]
    public async Task YamlOfTheUserIsTheDigestOfItsFile()
    {
        var (config, files) = await ChangesAsync(args => args.Agents[0].Config = "debug: true");

        Assert.Empty(config);
        Assert.Matches("^/etc/rancher/k3s/config.yaml.d/50-user.yaml \\(0600\\) [0-9a-f]{16}$", Assert.Single(files));
    }

    [Fact]
    public async Task ASecretOfARegistryIsADigestAndNothingElse()
    {
        static void With(K3sClusterArgs args, string password) =>
            args.Registries = new() { Configs = [new() { Registry = "ghcr.io", Username = "robot", Password = password }] };
        var (config, files) = await ChangesAsync(args =>
            With(args, "secret-number-two"), args => With(args, "secret-number-one"));

        Assert.Empty(config);
        Assert.StartsWith("/etc/rancher/k3s/registries.yaml", Assert.Single(files), StringComparison.Ordinal);
    }

    /// <summary>The path is the same on every machine and in every release, so that neither changes a node.</summary>
    [Fact]
    public async Task TheScriptThatAwaitsANodeIsAFileOfThisMachine()
    {
        var up = await Programs.UpAsync(Programs.Stack(() => Programs.Docker()));

        var home = Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } given ? given : "/root";
        Assert.Equal(DockerScript.ReadyScript, File.ReadAllText(Path.Combine(home, DockerScript.ReadyPath)));
        Assert.Null(up.Resource("dev-server-0-ready").Inputs["stdin"]);
        Assert.All(["dev-server-0-ready", "dev-agent-0-ready"], name => Assert.EndsWith(
            " 300", up.Resource(name).Inputs.Text("create")!.Split(DockerScript.ReadyPath)[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoSecretIsInTheLabels()
    {
        var result = await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = Programs.Docker();
            args.Token = "the-token-that-servers-use";
            args.AgentToken = "the-token-that-agents-use";
            args.Datastore = new DatastoreArgs { Endpoint = "postgres://k3s:secret-of-the-database@db:5432/k3s" };
            return args;
        }));

        foreach (var container in new[] { "dev-server-0", "dev-agent-0" })
        {
            var shown = Label(result, container, ShownFiles.ConfigLabel) + Label(result, container, ShownFiles.DigestsLabel);
            Assert.Matches("token: .\\[secret\\]", shown);
            Assert.DoesNotContain("that-servers-use", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("that-agents-use", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-of-the-database", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhatTheUserMarksSecretIsSecretInTheLabelsToo()
    {
        var result = await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = Programs.Docker();
            args.Agents[0].NodeLabels = new() { ["owner"] = Pulumi.Output.CreateSecret("somebody-in-particular") };
            return args;
        }));

        Assert.DoesNotContain("somebody-in-particular", result.Snapshot.ToJson("passphrase"), StringComparison.Ordinal);
    }

    private static async Task<(List<string> Config, List<string> Files)> ChangesAsync(
        Action<K3sClusterArgs> change, Action<K3sClusterArgs>? before = null)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => With(before)));
        var second = await Programs.PreviewAsync(Programs.Stack(() => With(change)), first.Snapshot);
        Assert.Empty(second.Errors);
        return (Added(ShownFiles.ConfigLabel), Added(ShownFiles.DigestsLabel));

        List<string> Added(string label) =>
            [.. Label(second, "dev-agent-0", label).Split('\n').Except(Label(first, "dev-agent-0", label).Split('\n'))
                .Where(line => line.Length > 0)];

        static K3sClusterArgs With(Action<K3sClusterArgs>? change)
        {
            var args = Programs.Docker();
            change?.Invoke(args);
            return args;
        }
    }

    private static string Label(RunResult result, string container, string label) =>
        result.Resource(container, ":Container").Inputs.Maps("labels").Single(one => one.Text("label") == label).Text("value")!;
}
