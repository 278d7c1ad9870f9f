using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Drift;

/// <summary>Compares a node on a host with what was asked of it.</summary>
internal static class NodeDrift
{
    /// <summary>What is asked, and of which host: an update that changes this changes the node anyway.</summary>
    public static string DigestOf(HostNode node, HostPlace? place) =>
        Digest.Of($"{NodePayload.VisibleDigest(node)} {place}")[..16];

    /// <param name="node">What is asked.</param>
    /// <param name="facts">What the host says.</param>
    /// <param name="isChanging">True: this update changes the node anyway; false: it does not; null: not known.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<DriftFinding> Findings(HostNode node, NodeFacts facts, bool? isChanging, DateTimeOffset now)
    {
        if (facts.One("installed") != "yes")
            return isChanging == true ? [] : [Mended("K3s is not installed on this host.")];
        var isCompared = facts.One("stamp") == "same";
        return
        [
            .. isCompared || isChanging != false ? []
                : (DriftFinding[])[Mended("The host has the settings of an earlier update, as after restoring a backup.")],
            .. Service(node, facts),
            .. isCompared
                ? Version(node, facts).Concat(FileDrift.Findings(NodePayload.FilesOf(node), facts, DriftRemedy.Script)) : [],
            .. Foreign(facts),
            .. NodeState.Findings(Asked(node), facts, isCompared, DriftRemedy.Script),
            .. CertificateDrift.Findings(facts, now),
        ];
    }

    private static IEnumerable<DriftFinding> Service(HostNode node, NodeFacts facts)
    {
        var service = ServiceOf(node);
        if (facts.One("state") is { } state and not ("active" or "reloading"))
            yield return Mended($"The service {service} is not running ({state}).");
        if (facts.One("enabled") == "no")
            yield return Mended($"The service {service} does not start with the host (it is not enabled).");
        if (facts.One("arguments") is { Length: > 0 } arguments)
            yield return Mended($"The unit of {service} has arguments that are not from the stack: {arguments}.");
    }

    private static IEnumerable<DriftFinding> Version(HostNode node, NodeFacts facts)
    {
        var asked = node.Version.ToString();
        if (facts.One("version") is { Length: > 0 } installed && installed != asked)
            yield return Mended($"K3s {installed} is installed instead of {asked}.");
        else if (facts.One("kubelet") is { Length: > 0 } running && running != asked)
            yield return Restarted($"K3s {running} is running instead of {asked}.");
    }

    /// <summary>What other people put there, who may need it.</summary>
    private static IEnumerable<DriftFinding> Foreign(NodeFacts facts)
    {
        var ours = facts.All("file").Select(fact => fact.Split(' ', 3)[^1]).ToHashSet(StringComparer.Ordinal);
        foreach (var path in facts.All("config").Where(path => !ours.Contains(path)))
            yield return new($"K3s also reads {path}, which is not from the stack; move its settings to config, then delete it.",
                DriftRemedy.User);
        foreach (var path in facts.All("drop-in"))
            yield return new($"{path} changes the service and is not from the stack; delete it if nobody needs it.",
                DriftRemedy.User);
    }

    private static NodeAsked Asked(HostNode node) =>
        new(node.Role, node.NodeName ?? "NAME", node.Labels, node.Taints, node.FlannelBackend == "none");

    private static string ServiceOf(HostNode node) =>
        node.RootlessUser is not null ? $"{Distribution.K3s.ServerService}-rootless"
        : node.Role == NodeRole.Server ? Distribution.K3s.ServerService : Distribution.K3s.AgentService;

    private static DriftFinding Mended(string text) => new(text, DriftRemedy.Script);

    private static DriftFinding Restarted(string text) => new(text, DriftRemedy.Restart);
}
