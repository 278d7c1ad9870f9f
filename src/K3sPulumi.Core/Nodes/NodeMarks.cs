using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>The labels and taints of a node as K3s merges them from the arguments and the user's YAML.</summary>
internal static class NodeMarks
{
    /// <summary>As <c>key=value</c>; null if some of it is not known.</summary>
    public static IReadOnlyList<string>? Labels(NodeSpec node) => Merged("node-label", node,
        node.NodeLabels.Select<IReadOnlyList<string>>(labels => [.. labels.Select(label => $"{label.Key}={label.Value}")]));

    /// <summary>As <c>key=value:effect</c>; null if some of it is not known.</summary>
    public static IReadOnlyList<string>? Taints(NodeSpec node) => Merged("node-taint", node, node.NodeTaints);

    /// <summary>As the cluster shows them: one for each key, the last one wins.</summary>
    public static IReadOnlyList<string> ShownLabels(NodeSpec node) =>
        [.. (Labels(node) ?? []).Where(label => label.Contains('=', StringComparison.Ordinal))
            .GroupBy(label => label.Split('=')[0], StringComparer.Ordinal).Select(group => group.Last())];

    public static IReadOnlyList<string> ShownTaints(NodeSpec node) =>
        [.. (Taints(node) ?? []).Select(taint => taint.Replace("=:", ":", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<string>? Merged(string key, NodeSpec node, Value<IReadOnlyList<string>> argument) =>
        KeySetting.Of(key, argument, "", node.ConfigLayers) is var setting && setting.IsUnknown
            ? null : setting.Content?.Values ?? [];
}
