using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.LocalEngine.Cli;

/// <summary>A Pulumi.yaml and its stack's Pulumi.NAME.yaml.</summary>
/// <param name="Name">the project's name</param>
/// <param name="Directory">where Pulumi.yaml is</param>
/// <param name="Program">the program's directory, which becomes its current directory</param>
/// <param name="Entry">the project file in it; null: the only one</param>
internal sealed record Project(string Name, string Directory, string Program, string? Entry)
{
    public static Project Read(string folder)
    {
        var directory = Path.GetFullPath(folder);
        var path = Path.Combine(directory, "Pulumi.yaml");
        if (!File.Exists(path))
            throw new UsageException($"{directory}: there is no Pulumi.yaml; name its folder with --stack.");
        var root = Load(path);
        var name = Text(root, "name") ?? throw new UsageException($"{path}: name is missing.");
        var main = Path.GetFullPath(Text(root, "main") ?? ".", directory);
        if (System.IO.Directory.Exists(main))
            return new(name, directory, main, null);
        return File.Exists(main)
            ? new(name, directory, Path.GetDirectoryName(main)!, Path.GetFileName(main))
            : throw new UsageException($"{path}: main is {main}, which does not exist.");
    }

    /// <summary>The values of the stack's configuration file. Only Pulumi can decrypt secrets, so they must be given.</summary>
    public IReadOnlyDictionary<string, string> Config(string stack, IReadOnlyCollection<string> given)
    {
        var path = Path.Combine(Directory, $"Pulumi.{stack}.yaml");
        var config = new Dictionary<string, string>();
        if (!File.Exists(path) || Child(Load(path), "config") is not YamlMappingNode values)
            return config;
        foreach (var (node, value) in values.Children)
        {
            var key = ((YamlScalarNode)node).Value!;
            if (Child(value as YamlMappingNode, "secure") is null)
                config[key] = value is YamlScalarNode scalar ? scalar.Value ?? "" : Json(value)!.ToJsonString();
            else if (!given.Contains(key))
                throw new UsageException($"{path}: {key} is encrypted for Pulumi; give it with --secret {key}=TEXT.");
        }
        return config;
    }

    /// <summary>Structured values reach the program as JSON.</summary>
    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(
            pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } number
            when double.TryParse(number.Value, CultureInfo.InvariantCulture, out var value) => value,
        YamlScalarNode text => text.Value,
        _ => null,
    };

    private static YamlMappingNode Load(string path)
    {
        var yaml = new YamlStream();
        try
        {
            using var text = File.OpenText(path);
            yaml.Load(text);
        }
        catch (YamlException error)
        {
            throw new UsageException($"{path}: {error.Message}");
        }
        return yaml.Documents is [{ RootNode: YamlMappingNode root }]
            ? root : throw new UsageException($"{path}: no YAML mapping.");
    }

    private static string? Text(YamlMappingNode root, string key) => (Child(root, key) as YamlScalarNode)?.Value;

    private static YamlNode? Child(YamlMappingNode? map, string key) =>
        map is not null && map.Children.TryGetValue(key, out var child) ? child : null;
}
