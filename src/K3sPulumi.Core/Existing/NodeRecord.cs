namespace K3sPulumi.Core.Existing;

/// <summary>One node: the settings that K3s applies when it registers, and its data directory. Null: unknown.</summary>
internal sealed record NodeRecord(
    string Key, string NodeName, IReadOnlyList<string>? LabelKeys, IReadOnlyList<string>? Taints, string? DataDirectory = null)
{
    private const string NotKnown = "?";

    public string ToText() => string.Join('\t', NodeName, Joined(LabelKeys), Joined(Taints), DataDirectory ?? NotKnown);

    public static NodeRecord From(string key, string text) => text.Split('\t') is [var name, var labels, var taints, .. var data]
        ? new(key, name, Parts(labels), Parts(taints), data is [not NotKnown and var directory] ? directory : null)
        : new(key, text, null, null);

    private static string Joined(IReadOnlyList<string>? parts) => parts is null
        ? NotKnown : string.Join(',', parts.Order(StringComparer.Ordinal));

    private static string[]? Parts(string text) => text == NotKnown
        ? null : text.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
