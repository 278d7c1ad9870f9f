using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using K3sPulumi.Plugin;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Tests.Plugins;

/// <summary>The examples that not every machine can run use what the schema has, and values of its types.</summary>
public sealed partial class OtherLanguageTests
{
    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "sdk/schema.json")))!.AsObject();

    [Fact]
    public void TheExampleInYamlIsAsTheSchemaHasIt()
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Path.Combine(Repository.Folder, "examples/yaml/Pulumi.yaml"));
        yaml.Load(text);
        var root = yaml.Documents[0].RootNode;
        var inputs = Json(root["resources"]["cluster"]["properties"])!.AsObject();

        Assert.Equal("k3s:index:K3sCluster", (string)root["resources"]["cluster"]["type"]!);
        Assert.Equal(["version", "servers", "agents"], inputs.Select(input => input.Key));
        Assert.Empty(InputShape.Problems(Schema, "k3s:index:K3sCluster", Received.Of(inputs)));
        Assert.Equal("${cluster.kubeconfig}", (string)root["outputs"]["kubeconfig"]!);
        Assert.NotNull(Schema["resources"]!["k3s:index:K3sCluster"]!["properties"]!["kubeconfig"]);
    }

    [Fact]
    public void TheExampleInPythonIsAsTheSchemaHasIt()
    {
        var program = File.ReadAllText(Path.Combine(Repository.Folder, "examples/python/__main__.py"));
        var call = Call().Match(program).Groups[1].Value;
        var inputs = Camel(JsonNode.Parse($"{{{Keyword().Replace(call, "\"$1\": ")}}}", null,
            new JsonDocumentOptions { AllowTrailingCommas = true }))!.AsObject();

        Assert.Equal(["version", "servers", "agents"], inputs.Select(input => input.Key));
        Assert.Empty(InputShape.Problems(Schema, "k3s:index:K3sCluster", Received.Of(inputs)));
        Assert.Contains($"import {Schema["namespace"]}_{Schema["name"]} as k3s", program, StringComparison.Ordinal);
    }

    /// <summary>The CLI names the folder by the namespace too.</summary>
    [Fact]
    public void TheExampleInTypeScriptExpectsTheBindingsWhereTheCliPutsThem()
    {
        var package = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "examples/typescript/package.json")))!;
        var (scope, name) = (Schema["namespace"]!.GetValue<string>(), Schema["name"]!.GetValue<string>());

        Assert.Equal($"file:sdks/{scope}-{name}", package["dependencies"]![$"@{scope}/{name}"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("servers: [{ dokcer: {} }]", "servers[0].dokcer")]
    [InlineData("servers: { docker: {} }", "servers")]
    [InlineData("agents: [{ docker: {}, nodeLabels: { gpu: true } }]", "agents[0].nodeLabels[\"gpu\"]")]
    [InlineData("kubeconfigRenewalDays: '30'", "kubeconfigRenewalDays")]
    public void AMistakeInYamlIsFound(string properties, string path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(properties));
        var inputs = Json(yaml.Documents[0].RootNode)!.AsObject();

        Assert.Equal([path],
            InputShape.Problems(Schema, "k3s:index:K3sCluster", Received.Of(inputs)).Select(problem => problem.Path));
    }

    /// <summary>As YAML 1.2 has it: what is not in quotes may be a number or a boolean.</summary>
    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(
            map.Children.Select(pair => KeyValuePair.Create((string)pair.Key!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: not ScalarStyle.Plain } text => JsonValue.Create(text.Value),
        YamlScalarNode { Value: "true" or "false" } truth => JsonValue.Create(truth.Value == "true"),
        YamlScalarNode { Value: "" or "null" or "~" or null } => null,
        YamlScalarNode number
            when double.TryParse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => JsonValue.Create(((YamlScalarNode)node).Value),
    };

    /// <summary>Python spells the names of arguments with underscores, but not the keys of maps.</summary>
    private static JsonNode? Camel(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(
            Underscore().Replace(pair.Key, match => match.Groups[1].Value.ToUpperInvariant()), Camel(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Camel)]),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"k3s\.K3sCluster\(\s*""dev"",(.*?)\n\)", RegexOptions.Singleline)]
    private static partial Regex Call();

    [GeneratedRegex(@"^    (\w+)=", RegexOptions.Multiline)]
    private static partial Regex Keyword();

    [GeneratedRegex("_(.)")]
    private static partial Regex Underscore();
}
