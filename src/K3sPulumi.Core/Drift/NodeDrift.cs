using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Drift;

/// <summary>Compares a node on a host with what was asked of it.</summary>
internal static class NodeDrift
{
    /// <summary>K3s renews certificates when it starts, from 90 days before they end.</summary>
    private const int CertificateDays = 30;

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
            .. isCompared ? Version(node, facts).Concat(Files(node, facts)) : [],
            .. Foreign(facts),
            .. NodeObject(node, facts, isCompared),
            .. Certificates(facts, now),
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

    private static IEnumerable<DriftFinding> Files(HostNode node, NodeFacts facts)
    {
        var found = facts.All("file").Select(fact => fact.Split(' ', 3)).Where(parts => parts.Length == 3)
            .ToDictionary(parts => parts[2], parts => (Mode: parts[0], Digest: parts[1]), StringComparer.Ordinal);
        foreach (var path in facts.All("missing"))
            yield return Mended($"{path} is missing.");
        foreach (var file in NodePayload.FilesOf(node))
        {
            if (!found.TryGetValue(file.Path, out var placed))
                continue;
            if (placed.Digest != Digest.Of(file.Content.Value))
                yield return Mended($"{file.Path} was changed.");
            else if (placed.Mode != file.Mode)
                yield return Mended($"{file.Path} has mode {placed.Mode} instead of {file.Mode}.");
        }
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

    private static IEnumerable<DriftFinding> NodeObject(HostNode node, NodeFacts facts, bool isCompared)
    {
        if (facts.One("node") == "missing")
        {
            yield return Restarted("The node is not in the cluster.");
            yield break;
        }

        if (facts.One("ready") is { } ready and not "True" && node.FlannelBackend != "none")
            yield return Mended($"The node is not Ready (its condition is {ready}).");
        if (!isCompared || facts.One("kubelet") is null)
            yield break;
        foreach (var finding in Marks(node, facts))
            yield return finding;
    }

    private static IEnumerable<DriftFinding> Marks(HostNode node, NodeFacts facts)
    {
        var (labels, taints) = (facts.All("label"), facts.All("taint"));
        foreach (var label in node.Labels.Where(label => !labels.Contains(label)))
            yield return Mended($"The node does not have the label {label}.");
        foreach (var taint in node.Taints.Where(taint => !taints.Contains(taint)))
            yield return node.Role == NodeRole.Server
                ? Mended($"The node does not have the taint {taint}.")
                : new($"The node does not have the taint {taint}, which an agent cannot set itself; run kubectl taint node "
                    + $"{node.NodeName ?? "NAME"} {taint} --overwrite.", DriftRemedy.User);
    }

    private static IEnumerable<DriftFinding> Certificates(NodeFacts facts, DateTimeOffset now)
    {
        foreach (var (path, pem) in facts.Certificates)
        {
            if (EndOf(pem) is not { } end)
            {
                yield return Restarted($"{path} is not a valid certificate.");
                continue;
            }

            if (end > now.AddDays(CertificateDays))
                continue;
            var date = end.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var text = end <= now ? $"The certificate {path} expired on {date}" : $"The certificate {path} expires on {date}";
            yield return path.EndsWith("-ca.crt", StringComparison.Ordinal)
                ? new($"{text}; it is a CA, which K3s does not renew: rotate it.", DriftRemedy.User)
                : Restarted($"{text}.");
        }
    }

    private static DateTimeOffset? EndOf(string pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.NotAfter.ToUniversalTime();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string ServiceOf(HostNode node) =>
        node.RootlessUser is not null ? $"{Distribution.K3s.ServerService}-rootless"
        : node.Role == NodeRole.Server ? Distribution.K3s.ServerService : Distribution.K3s.AgentService;

    private static DriftFinding Mended(string text) => new(text, DriftRemedy.Script);

    private static DriftFinding Restarted(string text) => new(text, DriftRemedy.Restart);
}
