using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Existing;

/// <summary>The nodes of a cluster after its last successful update, written and read here.</summary>
internal sealed record NodesRecord(IReadOnlyList<NodeMemory> Nodes, IReadOnlyList<string> EtcdServers)
{
    public Dictionary<string, string> ToTexts()
    {
        var texts = Nodes.ToDictionary(node => $"node.{node.Key}", node => node.ToText(), StringComparer.Ordinal);
        texts["stateServers"] = string.Join(',', EtcdServers);
        return texts;
    }

    /// <summary>Null if nothing has been remembered.</summary>
    public static NodesRecord? From(IReadOnlyDictionary<string, string> texts) =>
        texts.TryGetValue("stateServers", out var servers)
        ? new([.. ClusterRecord.Under(texts, "node.").Select(node => NodeMemory.From(node.Key, node.Value))],
            servers.Split(',', StringSplitOptions.RemoveEmptyEntries))
        : null;
}

/// <summary>One node: the settings that K3s applies when it registers, and its data directory. Null: unknown.</summary>
internal sealed record NodeMemory(
    string Key, string NodeName, IReadOnlyList<string>? LabelKeys, IReadOnlyList<string>? Taints, string? DataDirectory = null)
{
    private const string NotKnown = "?";

    public string ToText() => string.Join('\t', NodeName, Joined(LabelKeys), Joined(Taints), DataDirectory ?? NotKnown);

    public static NodeMemory From(string key, string text) => text.Split('\t') is [var name, var labels, var taints, .. var data]
        ? new(key, name, Parts(labels), Parts(taints), data is [not NotKnown and var directory] ? directory : null)
        : new(key, text, null, null);

    private static string Joined(IReadOnlyList<string>? parts) => parts is null
        ? NotKnown : string.Join(',', parts.Order(StringComparer.Ordinal));

    private static string[]? Parts(string text) => text == NotKnown
        ? null : text.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
