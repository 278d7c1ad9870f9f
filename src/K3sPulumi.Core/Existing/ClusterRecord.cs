using System.Globalization;
using K3sPulumi.Core.Drift;
using K3sPulumi.Core.Running;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Existing;

/// <summary>
/// What is recorded of a cluster from one update to the next: all of it is written and read here, in two parts, because what
/// concerns the cluster is recorded earlier in an update than its nodes are. Null: not known, or not recorded yet.
/// </summary>
internal sealed record ClusterRecord
{
    private const string TokenKey = "token", AgentTokenKey = "agentToken", RotationKey = "tokenRotation";

    private const string EtcdServersKey = "etcdServers", VersionKey = "version", RestoreKey = "restore", LastKey = "lastRestore",
        IssuedKey = "issued";

    public string? Version { get; init; }

    /// <summary>
    /// The version after the last update that succeeded. After an upgrade that failed half-way some nodes still have it, while
    /// <see cref="Version"/> is the one that the first server has reached.
    /// </summary>
    public string? NodesVersion { get; init; }

    public Datastore? Datastore { get; init; }

    /// <summary>Networks, domain and encryption by K3s key; unknown ones are missing.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the request has a CA of the user; not recorded, as its digest in <see cref="Settings"/> is.</summary>
    public bool HasAuthority { get; init; }

    /// <summary>Whether the request allows CAs of another root; not recorded.</summary>
    public bool ForcesAuthority { get; init; }

    /// <summary>Which nodes the request stops; not recorded.</summary>
    public RunningState Running { get; init; } = RunningState.AllRun;

    /// <summary>The generation of each server, by key.</summary>
    public IReadOnlyDictionary<string, int> Generations { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The generation and the source of the last restore.</summary>
    public string? Restore { get; init; }

    /// <summary>The generation of the last restore, even if it has been removed from the program since.</summary>
    public int? LastRestore { get; init; }
    /// <summary>The last restore in which all nodes have taken part.</summary>
    public string? NodesRestore { get; init; }

    /// <summary>Whether the token is the user's, not a generated one.</summary>
    public bool? TokenIsGiven { get; init; }

    /// <summary>Distinguishes tokens without containing them; as secret as they are.</summary>
    public string? TokenFingerprint { get; init; }

    /// <summary>Whether the agents' token is the user's.</summary>
    public bool? AgentTokenIsGiven { get; init; }

    /// <summary>The same for the token of the agents.</summary>
    public string? AgentTokenFingerprint { get; init; }

    /// <summary>How often the tokens have been replaced; null: not known yet.</summary>
    public int? TokenRotation { get; init; }

    /// <summary>The kubeconfigs and join tokens that the cluster has issued: ARGUMENT/NAME.</summary>
    public IReadOnlyList<string> Issued { get; init; } = [];

    /// <summary>
    /// Whether the user marked a normally visible value as secret; messages then never repeat a remembered value.
    /// </summary>
    public bool IsHidden { get; init; }

    /// <summary>The nodes after the last update that succeeded; null: none has.</summary>
    public IReadOnlyList<NodeRecord>? Nodes { get; init; }

    /// <summary>The servers with embedded etcd after that update.</summary>
    public IReadOnlyList<string> EtcdServers { get; init; } = [];

    /// <summary>The last repair of each node, by key.</summary>
    public IReadOnlyDictionary<string, DriftRecord> Repairs { get; init; } =
        new Dictionary<string, DriftRecord>(StringComparer.Ordinal);

    /// <summary>The part of the cluster, without what is secret.</summary>
    public Dictionary<string, string> ClusterTexts()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in Settings)
            texts[$"setting.{key}"] = value;
        foreach (var (key, value) in Generations)
            texts[$"generation.{key}"] = value.ToString(CultureInfo.InvariantCulture);
        foreach (var (key, value) in new[] { (VersionKey, Version), ("datastore", Datastore?.ToText()),
            ("tokenIsGiven", TokenIsGiven?.ToString()), ("agentTokenIsGiven", AgentTokenIsGiven?.ToString()),
            (RotationKey, TokenRotation is > 0 and var rotation ? rotation.ToString(CultureInfo.InvariantCulture) : null),
            ("hidden", IsHidden ? "True" : null), (RestoreKey, Restore), (LastKey, Restore is null ? $"{LastRestore}" : null),
            (IssuedKey, string.Join(',', Issued)) })
        {
            if (!string.IsNullOrEmpty(value))
                texts[key] = value;
        }

        return texts;
    }

    /// <summary>The part of the nodes.</summary>
    public Dictionary<string, string> NodesTexts()
    {
        var texts = (Nodes ?? []).ToDictionary(node => $"node.{node.Key}", node => node.ToText(), StringComparer.Ordinal);
        texts[EtcdServersKey] = string.Join(',', EtcdServers);
        if (Version is not null)
            texts[VersionKey] = Version;
        if (Restore is not null)
            texts[RestoreKey] = Restore;
        foreach (var (key, repair) in RepairTexts())
            texts[key] = repair;
        return texts;
    }

    /// <summary>The part of the repairs, which is recorded even while the rest stays as it is.</summary>
    public Dictionary<string, string> RepairTexts() => Repairs.Where(repair => repair.Value.IsKept)
        .ToDictionary(repair => $"repair.{repair.Key}", repair => repair.Value.ToText(), StringComparer.Ordinal);

    /// <summary>Null if nothing has been recorded.</summary>
    public static ClusterRecord? From(IReadOnlyDictionary<string, string> cluster, IReadOnlyDictionary<string, string> nodes)
    {
        if (cluster.Count == 0 && nodes.Count == 0)
            return null;
        var etcd = nodes.GetValueOrDefault(EtcdServersKey);
        return new()
        {
            Version = cluster.GetValueOrDefault(VersionKey),
            NodesVersion = nodes.GetValueOrDefault(VersionKey),
            Datastore = cluster.TryGetValue("datastore", out var datastore) ? Existing.Datastore.From(datastore) : null,
            Settings = Under(cluster, "setting."),
            Generations = Under(cluster, "generation.").ToDictionary(
                entry => entry.Key, entry => int.Parse(entry.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal),
            Restore = cluster.GetValueOrDefault(RestoreKey),
            LastRestore = cluster.TryGetValue(LastKey, out var last) ? int.Parse(last, CultureInfo.InvariantCulture)
                : RestoreChecks.GenerationOf(cluster.GetValueOrDefault(RestoreKey)),
            NodesRestore = nodes.GetValueOrDefault(RestoreKey),
            TokenIsGiven = Flag(cluster, "tokenIsGiven"),
            TokenFingerprint = cluster.GetValueOrDefault(TokenKey),
            AgentTokenIsGiven = Flag(cluster, "agentTokenIsGiven"),
            AgentTokenFingerprint = cluster.GetValueOrDefault(AgentTokenKey),
            TokenRotation = cluster.TryGetValue(RotationKey, out var rotation)
                ? int.Parse(rotation, CultureInfo.InvariantCulture) : 0,
            Issued = cluster.GetValueOrDefault(IssuedKey)?.Split(',') ?? [],
            IsHidden = cluster.ContainsKey("hidden"),
            Nodes = etcd is null ? null : [.. Under(nodes, "node.").Select(node => NodeRecord.From(node.Key, node.Value))],
            Repairs = Under(nodes, "repair.")
                .ToDictionary(entry => entry.Key, entry => DriftRecord.From(entry.Value), StringComparer.Ordinal),
            EtcdServers = etcd?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
        };
    }

    /// <returns>
    /// Keys of the existing nodes; null where that is not known: the cluster exists, and its nodes have never all been.
    /// </returns>
    public static IReadOnlySet<string>? KeysOf(ClusterRecord? record) =>
        record is null ? new HashSet<string>(StringComparer.Ordinal)
            : record.Nodes?.Select(node => node.Key).ToHashSet(StringComparer.Ordinal);

    public static string FingerprintOf(Secret token) => Digest.Of($"token of servers\0{PasswordOf(token.Value)}");

    public static string AgentFingerprintOf(Secret token) => Digest.Of($"token of agents\0{PasswordOf(token.Value)}");

    private static bool? Flag(IReadOnlyDictionary<string, string> texts, string name) =>
        texts.TryGetValue(name, out var flag) ? flag == "True" : null;

    private static Dictionary<string, string> Under(IReadOnlyDictionary<string, string> texts, string prefix) =>
        texts.Where(text => text.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(text => text.Key[prefix.Length..], text => text.Value, StringComparer.Ordinal);

    /// <summary>
    /// K3s prints a token with the CA hash and a user name in front of it; the rest is the cluster's secret.
    /// </summary>
    internal static string PasswordOf(string token)
    {
        if (!token.StartsWith("K10", StringComparison.Ordinal)
            || token.IndexOf("::", StringComparison.Ordinal) is not (> 0 and var end))
            return token;
        var rest = token[(end + 2)..];
        return rest[(rest.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
