using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>The labels and taints of a node as K3s merges them from the arguments and the user's YAML.</summary>
internal static class NodeMarks
{
    /// <summary>As <c>key=value</c>; null if some of it is not known.</summary>
    public static IReadOnlyList<string>? Labels(NodeSpec node, Value<string> shared) => node.NodeLabels.IsUnknown ? null
        : MergedYaml.Values("node-label", node.NodeLabels.Or(new Dictionary<string, string>())
            .Select(label => $"{label.Key}={label.Value}"), shared, node.Config);

    /// <summary>As <c>key=value:effect</c>; null if some of it is not known.</summary>
    public static IReadOnlyList<string>? Taints(NodeSpec node, Value<string> shared) => node.NodeTaints.IsUnknown ? null
        : MergedYaml.Values("node-taint", node.NodeTaints.Or([]), shared, node.Config);

    /// <summary>As the cluster shows them: one for each key, the last one wins.</summary>
    public static IReadOnlyList<string> ShownLabels(NodeSpec node) =>
        [.. (Labels(node, node.ClusterConfig) ?? []).Where(label => label.Contains('=', StringComparison.Ordinal))
            .GroupBy(label => label.Split('=')[0], StringComparer.Ordinal).Select(group => group.Last())];

    public static IReadOnlyList<string> ShownTaints(NodeSpec node) =>
        [.. (Taints(node, node.ClusterConfig) ?? []).Select(taint => taint.Replace("=:", ":", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)];
}
