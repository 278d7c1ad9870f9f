using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Scripts;

/// <summary>The forms in which a secret can come back in a log line.</summary>
internal static class Redaction
{
    /// <summary>Shorter texts would blank half of every line, and are found by trying anyway.</summary>
    private const int Shortest = 4;

    /// <summary>Every line of every secret, as it is, as Go quotes it and as a URL carries it; the longest first.</summary>
    public static IReadOnlyList<string> Forms(IEnumerable<Secret> secrets) =>
        [.. secrets.SelectMany(secret => Parts(secret.Value ?? ""))
            .SelectMany(part => new[] { part, Quoted(part), Uri.EscapeDataString(part) })
            .Where(form => form.Length >= Shortest)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(form => form.Length).ThenBy(form => form, StringComparer.Ordinal)];

    /// <summary>
    /// The lines, and of an address with credentials its password too, because drivers print endpoints in pieces.
    /// </summary>
    private static IEnumerable<string> Parts(string secret) =>
        secret.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => (string[])[line, .. Password(line)]);

    private static IEnumerable<string> Password(string line)
    {
        var start = line.IndexOf("://", StringComparison.Ordinal);
        var end = line.LastIndexOf('@');
        var colon = start < 0 || end < start ? -1 : line.IndexOf(':', start + 3);
        if (colon > 0 && colon < end)
            yield return line[(colon + 1)..end];
    }

    private static string Quoted(string part) =>
        part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
