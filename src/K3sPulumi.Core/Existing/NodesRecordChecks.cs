using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Existing;

/// <summary>
/// Changes that are not allowed for the nodes of an existing cluster, and changes that K3s does not apply by itself.
/// </summary>
internal static class NodesRecordChecks
{
    public static IReadOnlyList<Problem> Problems(
        ClusterRecord? before, ClusterRecord now, IEnumerable<(string Path, string Key, bool HostIsGone)> nodes)
    {
        if (before?.Nodes is not { } had || now.Nodes is not { } asked)
            return [];
        var problems = new List<Problem>();
        var leaving = before.EtcdServers.Except(asked.Select(node => node.Key), StringComparer.Ordinal).ToList();
        if (leaving.Count > 1)
        {
            problems.Add(new("servers", $"{string.Join(", ", leaving)} would be removed in one update, each together with its "
                + "etcd vote; remove one, run pulumi up, "
                + "then remove the next (with embeddedEtcd = true an even number of servers is allowed meanwhile)."));
        }

        problems.AddRange(nodes.Where(node => node.HostIsGone && had.All(old => old.Key != node.Key))
            .Select(node => new Problem(
            $"{node.Path}.hostIsGone",
            "is set for a node that has never been part of this cluster; remove the node from the list instead.")));
        problems.AddRange(nodes.SelectMany(node => asked.Where(next => next.Key == node.Key)
            .SelectMany(next =>
                had.Where(old => old.Key == node.Key && old.NodeName == next.NodeName && !node.HostIsGone)
                .Where(old => old.DataDirectory is not null && next.DataDirectory is not null
                    && old.DataDirectory != next.DataDirectory)
                .Select(_ => new Problem(Under(node.Path, "dataDirectory"),
                    "cannot change on an existing node, whose data stays in the old directory; restore the old value, or remove "
                        + "the node and add it again.")))));
        return problems;
    }

    /// <summary>
    /// K3s adds and changes labels at each start, but does not remove any; it sets taints only when a node registers.
    /// </summary>
    public static IReadOnlyList<Problem> Warnings(
        ClusterRecord? before, ClusterRecord now, IEnumerable<(string Path, string Key)> nodes) =>
        [.. nodes.SelectMany(node => (now.Nodes ?? []).Where(next => next.Key == node.Key)
            .SelectMany(next => (before?.Nodes ?? []).Where(old => old.Key == node.Key && old.NodeName == next.NodeName)
                .SelectMany(old => Labels(node.Path, old, next).Concat(Taints(node.Path, old, next)))))];

    private static IEnumerable<Problem> Labels(string path, NodeRecord old, NodeRecord next)
    {
        if (old.LabelKeys is null || next.LabelKeys is null)
            yield break;
        foreach (var key in old.LabelKeys.Except(next.LabelKeys, StringComparer.Ordinal))
        {
            yield return new(Under(path, "nodeLabels"),
                $"{Quote.Value(key)} stays on the node, because K3s does not remove labels; remove it with kubectl label node "
                    + $"{next.NodeName} {key}-.");
        }
    }

    private static IEnumerable<Problem> Taints(string path, NodeRecord old, NodeRecord next)
    {
        if (old.Taints is null || next.Taints is null)
            yield break;
        var changes = next.Taints.Except(old.Taints, StringComparer.Ordinal)
            .Concat(old.Taints.Except(next.Taints, StringComparer.Ordinal)
                .Where(taint => !next.Taints.Any(other => IdOf(other) == IdOf(taint))).Select(taint => $"{IdOf(taint)}-"))
            .ToList();
        if (changes.Count > 0)
        {
            yield return new(Under(path, "nodeTaints"),
                "have changed, but K3s sets taints only when a node registers; change them with "
                + $"kubectl taint node {next.NodeName} {string.Join(' ', changes)} --overwrite, or remove the node and add it "
                + "again.");
        }
    }

    /// <summary>Key and effect, which kubectl needs to remove a taint.</summary>
    private static string IdOf(string taint) =>
        taint.Split(':') is [var key, var effect] ? $"{key.Split('=')[0]}:{effect}" : taint;

    private static string Under(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
