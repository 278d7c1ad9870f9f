using System.Collections.Immutable;
using System.Text.Json.Nodes;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Plugin;
using Pulumi;

namespace K3sPulumi.Tests.Plugins;

/// <summary>Inputs as a program without a compiler sends them: in YAML, or in the dictionaries of Python.</summary>
public sealed class InputShapeTests
{
    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "sdk/schema.json")))!.AsObject();

    [Theory]
    [InlineData("""{ "controlplane": {} }""",
        "controlplane: is not an argument of K3sCluster in version {version} of the plugin; use controlPlane.")]
    [InlineData("""{ "nodes": [] }""", "nodes: is not an argument of K3sCluster in version {version} of the plugin; "
        + "remove it, or install a newer version of the plugin.")]
    [InlineData("""{ "agents": [{ "node_labels": {} }] }""",
        "agents[0].node_labels: is not an argument of Node in version {version} of the plugin; use nodeLabels.")]
    [InlineData("""{ "agents": [{ "nodeLabels": { "gpu": true } }] }""",
        "agents[0].nodeLabels[\"gpu\"]: is a boolean, not a text; put it in quotes.")]
    [InlineData("""{ "version": 1.36 }""", "version: is a number, not a text; put it in quotes.")]
    [InlineData("""{ "kubeconfigRenewalDays": "30" }""", "kubeconfigRenewalDays: is a text, not a number; remove the quotes.")]
    [InlineData("""{ "kubeconfigRenewalDays": 30.5 }""",
        "kubeconfigRenewalDays: is not a whole number, or is too large; use a whole number.")]
    [InlineData("""{ "tlsSans": "k3s.example.com" }""", "tlsSans: is a text, not a list; use a list.")]
    [InlineData("""{ "tlsSans": ["a", 1] }""", "tlsSans[1]: is a number, not a text; put it in quotes.")]
    [InlineData("""{ "servers": { "docker": {} } }""", "servers: is an object, not a list; use a list.")]
    [InlineData("""{ "servers": ["alpha"] }""", "servers[0]: is a text, not an object; use an object.")]
    [InlineData("""{ "servers": [{ "nodeName": "?unknown?" }] }""",
        "servers[0].nodeName: is an output that is not known yet, but decides which resources exist; use a known value.")]
    [InlineData("""{ "servers": "?unknown?" }""",
        "servers: is an output that is not known yet, but decides which resources exist; use a known value.")]
    public void AMistakeIsAProblemThatNamesItsPlace(string inputs, string problem) =>
        Assert.Equal([problem.Replace("{version}", K3sProvider.PackageVersion, StringComparison.Ordinal)], Problems(inputs));

    [Fact]
    public void AllMistakesAreReportedAtOnceAndShowNoValue()
    {
        var problems = Problems("""{ "token": 12345678, "servers": [{ "nodename": "a", "docker": 5 }] }""");

        Assert.Equal(["servers[0].docker", "servers[0].nodename", "token"], problems.Select(problem => problem.Split(':')[0]));
        Assert.DoesNotContain("12345678", string.Join('\n', problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "serverUrl": null, "nodes": null, "servers": [{ "nodeName": null, "docker": {} }] }""")]
    [InlineData("""{ "tlsSans": ["a", "?unknown?"], "agents": [{ "nodeLabels": { "zone": "?unknown?" } }] }""")]
    [InlineData("""{ "tlsSans": "?unknown?", "version": "?unknown?", "servers": [{ "ssh": { "address": "?unknown?" } }] }""")]
    [InlineData("""{ "kubeconfig": "an output, which old bindings send", "kubeconfigRenewalDays": 30 }""")]
    public void WhatIsAbsentOrUnknownIsNoMistake(string inputs) => Assert.Empty(Problems(inputs));

    [Fact]
    public async Task TheProgramGetsThemAsTheProblemsOfTheComponent()
    {
        var program = Programs.Stack(() => new Untyped(new() { Servers = [Empty.Add("dokcer", 1)] }).Urn);

        var result = await Plugin.PreviewAsync(program);

        Assert.Equal("k3s:index:K3sCluster resource 'dev' has a problem: K3sCluster \"dev\" has 1 problem:\n"
            + $"  servers[0].dokcer: is not an argument of Node in version {K3sProvider.PackageVersion} of the plugin; "
            + "use docker.",
            result.Errors[0].Message);
        Assert.NotEqual(0, result.ExitCode);
    }

    [Fact]
    public async Task ASecretItemMakesItsListSecret()
    {
        var typed = await Programs.UpAsync(Programs.Stack(() =>
        {
            var args = Programs.Docker(agents: 0);
            args.TlsSans = new() { "a.example.com", Output.CreateSecret("b.example.com") };
            return args;
        }));

        var result = await Plugin.UpAsync(Programs.Stack(() => new Untyped(new()
        {
            Servers = [Empty.Add("docker", Empty)],
            TlsSans = ["a.example.com", Output.CreateSecret("b.example.com")],
        }).Kubeconfig));

        Assert.Equal([], result.Errors);
        Assert.IsType<SecretValue>(result.Resource("dev", ":K3sCluster").Inputs["tlsSans"]);
        Assert.Equal(typed.Tree(), result.Tree());
    }

    private static ImmutableDictionary<string, object> Empty => ImmutableDictionary<string, object>.Empty;

    private static List<string> Problems(string inputs) =>
    [
        .. InputShape.Problems(Schema, "k3s:index:K3sCluster", Received.Of(JsonNode.Parse(inputs)!.AsObject()))
            .Select(problem => problem.ToString()),
    ];

    private sealed class Untyped(UntypedArgs args) : ComponentResource("k3s:index:K3sCluster", "dev", args, null, remote: true)
    {
        [Output("kubeconfig")]
        public Output<string> Kubeconfig { get; private set; } = null!;
    }

    /// <summary>A list keeps the marks of its items, which an InputList does not.</summary>
    private sealed class UntypedArgs : ResourceArgs
    {
        [Input("version")]
        public Input<string> Version { get; set; } = Programs.Version;

        [Input("servers")]
        public List<ImmutableDictionary<string, object>> Servers { get; set; } = [];

        [Input("tlsSans")]
        public List<Input<string>> TlsSans { get; set; } = [];
    }
}
