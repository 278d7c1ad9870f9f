using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Tests.Plugins;

/// <summary>The examples that nothing here can run use what the schema has.</summary>
public sealed partial class OtherLanguageTests
{
    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "sdk/schema.json")))!.AsObject();

    private static JsonObject Cluster => Schema["resources"]!["k3s:index:K3sCluster"]!.AsObject();

    [Fact]
    public void TheExampleInYamlHasTheSchemasArguments()
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Path.Combine(Repository.Folder, "examples/yaml/Pulumi.yaml"));
        yaml.Load(text);
        var cluster = yaml.Documents[0].RootNode["resources"]["cluster"];

        Assert.Equal("k3s:index:K3sCluster", (string)cluster["type"]!);
        Assert.Empty(Unknown("", (YamlMappingNode)cluster["properties"], Cluster["inputProperties"]!.AsObject()));
    }

    [Fact]
    public void TheExampleInPythonHasTheSchemasArguments()
    {
        var program = File.ReadAllText(Path.Combine(Repository.Folder, "examples/python/__main__.py"));
        var arguments = Argument().Matches(program).Select(match => Camel(match.Groups[1].Value)).ToList();

        Assert.Equal(["version", "servers", "agents"], arguments);
        Assert.All(arguments, argument => Assert.NotNull(Cluster["inputProperties"]![argument]));
        Assert.All(Key().Matches(program).Select(match => Camel(match.Groups[1].Value)).Where(key => key != "workload"),
            key => Assert.NotNull(Schema["types"]!["k3s:index:Node"]!["properties"]![key]));
        Assert.Contains($"import {Schema["namespace"]}_{Schema["name"]} as k3s", program, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Unknown(string path, YamlNode node, JsonObject properties)
    {
        foreach (var (key, value) in ((YamlMappingNode)node).Children)
        {
            var name = (string)key!;
            if (properties[name] is not { } type)
            {
                yield return $"{path}{name}";
                continue;
            }
            var inner = type["items"] ?? type;
            if (inner["$ref"]?.GetValue<string>() is not { } reference)
                continue;
            var definition = Schema["types"]![reference["#/types/".Length..]]!["properties"]!.AsObject();
            var nodes = value is YamlSequenceNode list ? list.Children : [value];
            foreach (var unknown in nodes.SelectMany(item => Unknown($"{path}{name}.", item, definition)))
                yield return unknown;
        }
    }

    private static string Camel(string name) => Underscore().Replace(name, match => match.Groups[1].Value.ToUpperInvariant());

    [GeneratedRegex(@"^    (\w+)=", RegexOptions.Multiline)]
    private static partial Regex Argument();

    [GeneratedRegex("\"(\\w+)\":")]
    private static partial Regex Key();

    [GeneratedRegex("_(.)")]
    private static partial Regex Underscore();
}
