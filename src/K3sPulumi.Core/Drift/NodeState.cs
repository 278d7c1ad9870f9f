using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Drift;

/// <summary>What a cluster is to say of a node.</summary>
/// <param name="Role">Server or agent.</param>
/// <param name="Name">The node's name, for commands that the user runs.</param>
/// <param name="Labels">As <c>key=value</c>.</param>
/// <param name="Taints">As <c>key=value:effect</c>.</param>
/// <param name="BringsNetwork">Whether the user installs the CNI plugin, without which no node is Ready.</param>
internal sealed record NodeAsked(
    NodeRole Role, string Name, IReadOnlyList<string> Labels, IReadOnlyList<string> Taints, bool BringsNetwork)
{
    public static NodeAsked Of(INodeSpec spec) => new(spec.Role, spec.NodeName, NodeMarks.ShownLabels(spec.Node),
        NodeMarks.ShownTaints(spec.Node), spec.Settings.LeavesPodNetwork);
}

/// <summary>Compares a Node object with what was asked.</summary>
internal static class NodeState
{
    /// <param name="node">What is asked.</param>
    /// <param name="facts">What the cluster says.</param>
    /// <param name="isCompared">Whether the node was made from the same request.</param>
    /// <param name="unready">What makes a node Ready: a host's script restarts it if it still has to.</param>
    public static IEnumerable<DriftFinding> Findings(NodeAsked node, NodeFacts facts, bool isCompared, DriftRemedy unready)
    {
        if (facts.One("node") == "missing")
        {
            yield return Restarted("The node is not in the cluster.");
            yield break;
        }

        if (facts.One("ready") is { } ready and not "True" && !node.BringsNetwork)
            yield return new($"The node is not Ready (its condition is {ready}).", unready);
        if (!isCompared || facts.One("kubelet") is null)
            yield break;
        foreach (var finding in Marks(node, facts))
            yield return finding;
    }

    private static IEnumerable<DriftFinding> Marks(NodeAsked node, NodeFacts facts)
    {
        var (labels, taints) = (facts.All("label"), facts.All("taint"));
        foreach (var label in node.Labels.Where(label => !labels.Contains(label)))
            yield return Mended($"The node does not have the label {label}.");
        foreach (var taint in node.Taints.Where(taint => !taints.Contains(taint)))
            yield return node.Role == NodeRole.Server
                ? Mended($"The node does not have the taint {taint}.")
                : new($"The node does not have the taint {taint}, which an agent cannot set itself; run kubectl taint node "
                    + $"{node.Name} {taint} --overwrite.", DriftRemedy.User);
    }

    private static DriftFinding Mended(string text) => new(text, DriftRemedy.Script);

    private static DriftFinding Restarted(string text) => new(text, DriftRemedy.Restart);
}
