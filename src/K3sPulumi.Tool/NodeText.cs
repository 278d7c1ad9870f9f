using System.Text.Json;

namespace K3sPulumi.Tool;

/// <summary>
/// What a node's own resource shows of it: the version and <c>config.yaml</c>, in comments of a command or in labels.
/// </summary>
internal static class NodeText
{
    public const string Version = "version";

    private const string ConfigLabel = "k3spulumi.config";

    /// <summary>Settings by name; a list is one value.</summary>
    public static Dictionary<string, string> Read(JsonElement inputs)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Text(inputs, "create") is { } create)
            ReadCommand(found, create);
        if (Text(inputs, "image") is { } image)
            found["image"] = image;
        if (Label(inputs, ConfigLabel) is { } config)
            ReadConfig(found, config.Split('\n'));
        return found;
    }

    private static void ReadCommand(Dictionary<string, string> found, string create)
    {
        var comments = create.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line[1..].TrimEnd()).ToList();
        var config = comments.FindIndex(line => line.Trim() == "config.yaml:");
        foreach (var line in config < 0 ? comments : comments[..config])
            ReadHeader(found, line.Trim());
        if (config >= 0)
            ReadConfig(found, comments[(config + 1)..].TakeWhile(line => line.StartsWith("   ", StringComparison.Ordinal))
                .Select(line => line[3..]));
    }

    private static void ReadHeader(Dictionary<string, string> found, string line)
    {
        if (line.StartsWith("K3s v", StringComparison.Ordinal))
            found[Version] = line["K3s ".Length..].Split(',')[0];
    }

    private static void ReadConfig(Dictionary<string, string> found, IEnumerable<string> lines)
    {
        string? key = null;
        foreach (var line in lines.Where(line => line.Trim().Length > 0))
        {
            if (line.StartsWith(' ') && key is not null)
                found[key] = string.Join(", ", new[] { found[key], line.Trim().TrimStart('-').Trim().Trim('"') }
                    .Where(part => part.Length > 0));
            else if (line.Split(':', 2) is [var name, var value])
                found[key = name] = value.Trim().Trim('"');
        }
    }

    private static string? Text(JsonElement inputs, string name) => inputs.ValueKind == JsonValueKind.Object
        && inputs.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Label(JsonElement inputs, string label) => inputs.ValueKind == JsonValueKind.Object
        && inputs.TryGetProperty("labels", out var labels) && labels.ValueKind == JsonValueKind.Array
        ? labels.EnumerateArray().Where(item => Text(item, "label") == label).Select(item => Text(item, "value")).FirstOrDefault()
        : null;
}
