using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.LocalEngine.Server;

/// <summary>
/// The only component of a provider that this engine runs: the kubernetes provider registers the objects of a manifest as
/// children. YAML that is not known yet has none.
/// </summary>
internal static class ConfigGroups
{
    public const string Type = "kubernetes:yaml/v2:ConfigGroup";

    private static readonly string[] First = ["Namespace", "CustomResourceDefinition", "ServiceAccount", "ClusterRole", "Secret"];

    public static async Task<RegisterResourceResponse> RegisterAsync(
        RegisterResourceRequest request, Func<RegisterResourceRequest, Task<RegisterResourceResponse>> register)
    {
        var yaml = WireValues.Read(request.Object)["yaml"];
        var component = request.Clone();
        (component.Remote, component.Object) = (false, new());
        component.PropertyDependencies.Clear();
        var answer = await register(component);
        if (answer.Result != Result.Success || yaml is null || yaml.HasUnknown)
            return answer;
        foreach (var found in Objects(((StringValue)yaml.Reveal()).Value))
        {
            var child = await register(Child(request, answer.Urn, found));
            if (child.Result != Result.Success)
                answer.Result = Result.Fail;
        }
        return answer;
    }

    private static RegisterResourceRequest Child(RegisterResourceRequest request, string parent, YamlMappingNode found)
    {
        var kind = Text(found, "kind");
        var version = Text(found, "apiVersion");
        var metadata = (YamlMappingNode)found["metadata"];
        var space = metadata.Children.ContainsKey("namespace") ? $"{Text(metadata, "namespace")}/" : "";
        var inputs = ((ObjectValue)PropertyValue.Of(Value(found))).Properties;
        if (version == "v1" && kind == "Secret")
            foreach (var key in new[] { "data", "stringData" })
                if (inputs[key] is { } content)
                    inputs = inputs.With(key, new SecretValue(content));
        return new()
        {
            Type = $"kubernetes:{(version.Contains('/', StringComparison.Ordinal) ? "" : "core/")}{version}:{kind}",
            Name = $"{request.Name}:{space}{Text(metadata, "name")}",
            Custom = true,
            Parent = parent,
            Provider = request.Providers.GetValueOrDefault("kubernetes") ?? request.Provider,
            Object = WireValues.Write(inputs),
            AcceptSecrets = true,
        };
    }

    /// <summary>What others need comes first, as the provider sorts them.</summary>
    private static IEnumerable<YamlMappingNode> Objects(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return yaml.Documents.Select(document => document.RootNode).OfType<YamlMappingNode>()
            .OrderBy(found => Array.IndexOf(First, Text(found, "kind")) is >= 0 and var place ? place : First.Length);
    }

    private static string Text(YamlMappingNode map, string key) => ((YamlScalarNode)map[key]).Value!;

    private static object? Value(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => Value(pair.Value)),
        YamlSequenceNode list => list.Select(Value).ToList(),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } number when int.TryParse(number.Value, out var value) => value,
        _ => ((YamlScalarNode)node).Value,
    };
}
