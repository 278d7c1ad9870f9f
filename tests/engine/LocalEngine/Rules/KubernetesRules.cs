using K3sPulumi.LocalEngine.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.LocalEngine.Rules;

/// <summary>The kubernetes provider: for another cluster everything in it is replaced.</summary>
internal static class KubernetesRules
{
    public const string ProviderType = "pulumi:providers:kubernetes";

    private static readonly string[] Locators = ["kubeconfig", "context", "cluster"];

    /// <summary>Whether a changed provider configuration means another cluster.</summary>
    public static bool MeansAnotherCluster(PropertyMap old, PropertyMap next)
    {
        var identifier = next.Text("clusterIdentifier");
        if (next["clusterIdentifier"] is { HasUnknown: true })
            return true;
        if (identifier is { Length: > 0 } && old.Text("clusterIdentifier") is { Length: > 0 } before)
            return identifier != before;
        if (Locators.Any(key => next[key] is { HasUnknown: true }))
            return true;
        return ActiveCluster(old) != ActiveCluster(next);
    }

    /// <summary>
    /// Changes of an object's identity and of the content of a Secret replace it (unless the provider has
    /// <c>enableSecretMutable</c>, which is not looked at here); all else is applied in place.
    /// </summary>
    public static bool ReplacesObject(string type, PropertyChange change) => change.Path.Parts switch
    {
        ["name"] or ["namespace"] => type == "kubernetes:helm.sh/v3:Release",
        ["data" or "stringData" or "type", ..] => type == "kubernetes:core/v1:Secret",
        ["kind"] or ["metadata"] or ["metadata", "name"] or ["metadata", "namespace"] => true,
        ["apiVersion"] => GroupChanged(change),
        _ => false,
    };

    public static bool NameIsGiven(PropertyMap inputs) => inputs.Map("metadata")?.ContainsKey("name") == true;

    private static bool GroupChanged(PropertyChange change) => Group(change.Old) != Group(change.New);

    private static string Group(PropertyValue? apiVersion) =>
        (apiVersion?.Reveal() as StringValue)?.Value.Split('/') is [var group, _] ? group : "";

    private static string ActiveCluster(PropertyMap provider)
    {
        var text = provider.Text("kubeconfig") ?? "";
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is not [{ RootNode: YamlMappingNode root }])
                return text;
            var context = provider.Text("context") ?? Scalar(root, "current-context");
            var cluster = provider.Text("cluster") ?? Scalar(Named(root, "contexts", "context", context), "cluster");
            return Named(root, "clusters", "cluster", cluster)?.ToString() ?? text;
        }
        catch (YamlException)
        {
            return text;
        }
    }

    private static YamlMappingNode? Named(YamlMappingNode root, string list, string part, string? name) =>
        Child(root, list) is YamlSequenceNode items
            ? Child(items.OfType<YamlMappingNode>().FirstOrDefault(item => Scalar(item, "name") == name), part) as YamlMappingNode
            : null;

    private static string? Scalar(YamlMappingNode? map, string key) => (Child(map, key) as YamlScalarNode)?.Value;

    private static YamlNode? Child(YamlMappingNode? map, string key) =>
        map is not null && map.Children.TryGetValue(key, out var child) ? child : null;
}
