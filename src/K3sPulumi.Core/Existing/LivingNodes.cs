namespace K3sPulumi.Core.Existing;

/// <summary>Which nodes of a cluster are there already, from what is recorded.</summary>
internal static class LivingNodes
{
    /// <returns>Keys of nodes; null where that is not known: the cluster is there, and its nodes have never all been.</returns>
    public static IReadOnlySet<string>? Of(ClusterRecord? record) =>
        record is null ? new HashSet<string>(StringComparer.Ordinal)
            : record.Nodes?.Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
}
