using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Running;

/// <summary>
/// What is asked of a stopped node and waits until it runs: the difference between the visible text of its command and the one
/// that it keeps.
/// </summary>
internal static partial class WaitingChanges
{
    private const int Most = 8;

    /// <returns>Null if nothing waits.</returns>
    public static string? Warning(string name, IReadOnlyList<string> changes) => changes.Count == 0 ? null
        : $"{name}: waits until running is true: "
            + $"{string.Join("; ", changes.Take(Most))}{(changes.Count > Most ? $"; {changes.Count - Most} more" : "")}.";

    /// <summary>The lines that are new, or else what kind of difference there is.</summary>
    public static IReadOnlyList<string> Between(string kept, string asked)
    {
        if (kept == asked)
            return [];
        var (had, has) = (Lines(kept), Lines(asked));
        List<string> added = [.. has.Where(line => !IsDigest(line)).Except(had, StringComparer.Ordinal)];
        if (added.Count > 0)
            return added;
        var removed = had.Where(line => !IsDigest(line)).Except(has, StringComparer.Ordinal).ToList();
        return removed.Count > 0 ? [.. removed.Select(line => $"without {line}")]
            : had.Except(has, StringComparer.Ordinal).Any() ? ["values that are secret"] : [];
    }

    /// <summary>A command in Docker has the number of a rotation in its call.</summary>
    private static IEnumerable<string> Lines(string text) => text.Split('\n')
        .Where(line => line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line[2..].Trim())
        .Concat(Rotation().Matches(text).Select(found => $"certificates: rotation {found.Groups[1].Value}"))
        .Where(line => line.Length > 0 && !line.EndsWith(':')).Distinct(StringComparer.Ordinal);

    private static bool IsDigest(string line) => line.StartsWith("digest", StringComparison.Ordinal);

    [GeneratedRegex("^sh .* (?:created|changed) ([0-9]+) ", RegexOptions.Multiline)]
    private static partial Regex Rotation();
}
