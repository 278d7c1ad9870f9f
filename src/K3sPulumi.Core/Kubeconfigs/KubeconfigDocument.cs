using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Kubeconfigs;

/// <summary>The tree of a kubeconfig, with the entries of its current context.</summary>
internal sealed class KubeconfigDocument
{
    private const string Remedy = "check /etc/rancher/k3s/k3s.yaml on the server";

    private readonly YamlMappingNode _root;
    private readonly YamlMappingNode _contextEntry;
    private readonly YamlMappingNode _clusterEntry;
    private readonly YamlMappingNode _userEntry;

    private KubeconfigDocument(YamlMappingNode root, YamlMappingNode context, YamlMappingNode cluster, YamlMappingNode user) =>
        (_root, _contextEntry, _clusterEntry, _userEntry) = (root, context, cluster, user);

    public string ContextName => Text(_contextEntry, "name")!;

    public YamlMappingNode Cluster => Child(_clusterEntry, "cluster")!;

    public YamlMappingNode User => Child(_userEntry, "user")!;

    public static KubeconfigDocument? TryRead(Secret text, out string? why)
    {
        why = null;
        if (string.IsNullOrWhiteSpace(text.Value))
            why = $"is empty, but K3s writes it once its API is available; {Remedy}.";
        else if (YamlText.MappingProblem(text.Value) is { } problem)
            why = problem.StartsWith("is ", StringComparison.Ordinal) ? problem : $"is not valid: it {problem}";
        return why is null ? Find(Root(text.Value), out why) : null;
    }

    public static string? Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlScalarNode { Value: { } text }
            ? text : null;

    public KubeconfigDocument Copy() => TryRead(new(ToYaml()), out _)!;

    public string ToYaml() => Yaml.Render(_root);

    public void Rename(string name)
    {
        Set(_root, "current-context", name);
        Set(_contextEntry, "name", name);
        Set(_clusterEntry, "name", name);
        Set(_userEntry, "name", name);
        var context = Child(_contextEntry, "context")!;
        Set(context, "cluster", name);
        Set(context, "user", name);
    }

    private static KubeconfigDocument? Find(YamlMappingNode root, out string? why)
    {
        var context = Entry(root, "contexts", Text(root, "current-context"));
        var links = context is null ? null : Child(context, "context");
        var cluster = links is null ? null : Entry(root, "clusters", Text(links, "cluster"));
        var user = links is null ? null : Entry(root, "users", Text(links, "user"));
        why = (links, cluster, user) switch
        {
            (null, _, _) => $"has no valid current context; {Remedy}.",
            (_, null, _) => $"has no cluster for its current context; {Remedy}.",
            (_, _, null) => $"has no user for its current context; {Remedy}.",
            _ when Child(cluster, "cluster") is not { } inner || Text(inner, "server") is null =>
                $"has no server URL; {Remedy}.",
            _ when Child(user, "user") is null => $"has no credentials; {Remedy}.",
            _ => null,
        };
        return why is null ? new(root, context!, cluster!, user!) : null;
    }

    private static YamlMappingNode Root(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlMappingNode? Entry(YamlMappingNode root, string list, string? name) =>
        name is not null && root.Children.TryGetValue(new YamlScalarNode(list), out var node) && node is YamlSequenceNode entries
            ? entries.OfType<YamlMappingNode>().FirstOrDefault(entry => Text(entry, "name") == name)
            : null;

    private static YamlMappingNode? Child(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child as YamlMappingNode : null;

    private static void Set(YamlMappingNode node, string key, string value) =>
        node.Children[new YamlScalarNode(key)] = Yaml.Text(value);
}
