namespace K3sPulumi.Core.Datastores;

/// <summary>What a datastore's host says of itself, found between progress lines: certificates as PEM. The keys are secret.</summary>
internal sealed record DatastoreOutput(string Ca)
{
    private const string Mark = "===== k3spulumi ";

    public Secret? CaKey { get; init; }

    public string? Certificate { get; init; }

    public Secret? Key { get; init; }

    /// <summary>The last complete output in the text; null where there is none, as after a run that was cut off.</summary>
    public static DatastoreOutput? TryParse(string stdout)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        string? part = null;
        var ended = false;
        foreach (var line in stdout.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                part = line[Mark.Length..];
                ended |= part == "end";
                parts[part] = "";
            }
            else if (part is not null && line.Length > 0)
            {
                parts[part] += $"{line}\n";
            }
        }

        return ended && parts.TryGetValue("ca", out var ca)
            ? new(ca) { CaKey = Of(parts, "ca-key"), Certificate = parts.GetValueOrDefault("certificate"), Key = Of(parts, "key") }
            : null;
    }

    private static Secret? Of(Dictionary<string, string> parts, string name) => parts.TryGetValue(name, out var value) ? new(value) : null;
}
