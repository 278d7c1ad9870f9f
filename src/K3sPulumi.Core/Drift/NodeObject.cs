using System.Text.Json;

namespace K3sPulumi.Core.Drift;

/// <summary>What the cluster says of a node, as facts.</summary>
internal static class NodeObject
{
    /// <param name="json">The Node, an empty object if there is none, or nothing if the cluster did not answer.</param>
    public static IReadOnlyList<string> Facts(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. FactsOf(document.RootElement)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> FactsOf(JsonElement node)
    {
        if (At(node, "metadata") is not { } metadata)
            return ["node missing"];
        var conditions = At(node, "status", "conditions")?.EnumerateArray() ?? default;
        return
        [
            $"kubelet {Text(At(node, "status", "nodeInfo", "kubeletVersion"))}",
            .. conditions.Where(condition => Text(At(condition, "type")) == "Ready")
                .Select(condition => $"ready {Text(At(condition, "status"))}"),
            .. (At(metadata, "labels")?.EnumerateObject() ?? default).Select(label => $"label {label.Name}={Text(label.Value)}"),
            .. (At(node, "spec", "taints")?.EnumerateArray() ?? default).Select(taint => $"taint {Taint(taint)}"),
        ];
    }

    private static string Taint(JsonElement taint) =>
        Text(At(taint, "value")) is { Length: > 0 } value
            ? $"{Text(At(taint, "key"))}={value}:{Text(At(taint, "effect"))}"
            : $"{Text(At(taint, "key"))}:{Text(At(taint, "effect"))}";

    private static JsonElement? At(JsonElement value, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                return null;
        }

        return value.ValueKind == JsonValueKind.Null ? null : value;
    }

    private static string Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
