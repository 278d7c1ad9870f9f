using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Existing;

/// <summary>
/// Changes that are not allowed for the nodes of an existing cluster, and changes that K3s does not apply by itself.
/// </summary>
internal static class NodesRecordChecks
{
    public static void Check(
        ProblemList problems, ClusterRecord? before, ClusterRecord now,
        IEnumerable<(string Path, string Key, bool HostIsGone)> nodes)
    {
        if (before?.Nodes is not { } had || now.Nodes is not { } asked)
            return;
        var leaving = before.EtcdServers.Except(asked.Select(node => node.Key), StringComparer.Ordinal).ToList();
        if (leaving.Count > 1)
        {
            problems.Add("servers", $"{string.Join(", ", leaving)} would be removed in one update, each together with its "
                + "etcd vote; remove one, run pulumi up, "
                + "then remove the next (with embeddedEtcd = true an even number of servers is allowed meanwhile).");
        }

        foreach (var (path, key, hostIsGone) in nodes)
        {
            var old = had.FirstOrDefault(node => node.Key == key);
            if (hostIsGone && old is null)
                problems.At(path).Add("hostIsGone",
                    "is set for a node that has never been part of this cluster; remove the node from the list instead.");
            var next = asked.FirstOrDefault(node => node.Key == key && node.NodeName == old?.NodeName);
            if (!hostIsGone && old?.DataDirectory is { } directory && next?.DataDirectory is { } other && directory != other)
                problems.At(path).Add("dataDirectory",
                    "cannot change on an existing node, whose data stays in the old directory; restore the old value, or remove "
                        + "the node and add it again.");
        }
    }

    /// <summary>
    /// K3s adds and changes labels at each start, but does not remove any; it sets taints only when a node registers.
    /// </summary>
    public static void Advise(
        ProblemList advice, ClusterRecord? before, ClusterRecord now, IEnumerable<(string Path, string Key)> nodes)
    {
        foreach (var (path, key) in nodes)
        {
            if (before?.Nodes?.FirstOrDefault(node => node.Key == key) is not { } old
                || now.Nodes?.FirstOrDefault(node => node.Key == key && node.NodeName == old.NodeName) is not { } next)
                continue;
            AdviseLabels(advice.At(path), old, next);
            AdviseTaints(advice.At(path), old, next);
        }
    }

    private static void AdviseLabels(ProblemList advice, NodeRecord old, NodeRecord next)
    {
        if (old.LabelKeys is null || next.LabelKeys is null)
            return;
        foreach (var key in old.LabelKeys.Except(next.LabelKeys, StringComparer.Ordinal))
        {
            advice.Add("nodeLabels",
                $"{Quote.Value(key)} stays on the node, because K3s does not remove labels; remove it with kubectl label node "
                    + $"{next.NodeName} {key}-.");
        }
    }

    private static void AdviseTaints(ProblemList advice, NodeRecord old, NodeRecord next)
    {
        if (old.Taints is null || next.Taints is null)
            return;
        var changes = next.Taints.Except(old.Taints, StringComparer.Ordinal)
            .Concat(old.Taints.Except(next.Taints, StringComparer.Ordinal)
                .Where(taint => !next.Taints.Any(other => IdOf(other) == IdOf(taint))).Select(taint => $"{IdOf(taint)}-"))
            .ToList();
        if (changes.Count > 0)
        {
            advice.Add("nodeTaints",
                "have changed, but K3s sets taints only when a node registers; change them with kubectl taint node "
                + $"{next.NodeName} {string.Join(' ', changes)} --overwrite, or remove the node and add it again.");
        }
    }

    /// <summary>Key and effect, which kubectl needs to remove a taint.</summary>
    private static string IdOf(string taint) =>
        taint.Split(':') is [var key, var effect] ? $"{key.Split('=')[0]}:{effect}" : taint;
}
