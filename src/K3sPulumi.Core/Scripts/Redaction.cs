using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Scripts;

/// <summary>The forms in which a secret can appear in a log line.</summary>
internal static class Redaction
{
    /// <summary>Shorter texts would redact half of every line, and can be found by brute force anyway.</summary>
    private const int Shortest = 4;

    /// <summary>Every line of every secret, raw, as quoted by Go and as encoded in a URL; the longest first.</summary>
    public static IReadOnlyList<string> Forms(IEnumerable<Secret> secrets) =>
        [.. secrets.SelectMany(secret => Parts(secret.Value ?? ""))
            .SelectMany(part => new[] { part, Quoted(part), Uri.EscapeDataString(part) })
            .Where(form => form.Length >= Shortest)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(form => form.Length).ThenBy(form => form, StringComparer.Ordinal)];

    /// <summary>
    /// The lines and, for a URL with credentials, also its password, because drivers print parts of endpoints.
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
