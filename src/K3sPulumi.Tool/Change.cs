using System.Text.Json;

namespace K3sPulumi.Tool;

/// <summary>A value that changes. Null: not set.</summary>
internal sealed record Change(string Path, string? Old, string? New)
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public bool IsAdded => Old is null;

    public bool IsRemoved => New is null;

    public static IEnumerable<Change> Between(
        IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> @new) =>
        old.Keys.Concat(@new.Keys.Where(key => !old.ContainsKey(key)))
            .Select(key => new Change(key, old.GetValueOrDefault(key), @new.GetValueOrDefault(key)))
            .Where(change => change.Old != change.New);

    /// <summary>The places where two inputs differ, such as <c>agents[0].nodeLabels.disk</c>.</summary>
    public static IEnumerable<Change> Between(JsonElement old, JsonElement @new) => Between(Flat(old), Flat(@new));

    private static Dictionary<string, string> Flat(JsonElement value)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(found, "", value);
        return found;
    }

    private static void Add(Dictionary<string, string> found, string path, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    Add(found, path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value);
                break;
            case JsonValueKind.Array:
                foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
                    Add(found, $"{path}[{Key(item) ?? $"{index}"}]", item);
                break;
            case JsonValueKind.Undefined or JsonValueKind.Null:
                break;
            default:
                var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
                found[path] = text == Unknown ? "(known during the update)" : text;
                break;
        }
    }

    /// <summary>Nodes are recognized by their name, so that one that is removed does not make all others look changed.</summary>
    private static string? Key(JsonElement item) => item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty("nodeName", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
}
