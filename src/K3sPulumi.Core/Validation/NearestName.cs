namespace K3sPulumi.Core.Validation;

/// <summary>Which of the known names was probably intended by one that is not known.</summary>
internal static class NearestName
{
    /// <summary>Ignores case, dashes and underscores.</summary>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The known ones.</param>
    /// <returns>Null if none is near.</returns>
    public static string? Of(string name, IEnumerable<string> known)
    {
        var letters = Letters(name);
        return known.Select(other => (Name: other, Distance: Distance(letters, Letters(other))))
            .Where(other => other.Distance <= Math.Max(1, Math.Min(3, letters.Length / 4)))
            .OrderBy(other => other.Distance).ThenBy(other => other.Name, StringComparer.Ordinal)
            .Select(other => other.Name).FirstOrDefault();
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>The edit distance: insertions, deletions, replacements and swaps of neighbors.</summary>
    private static int Distance(string from, string to)
    {
        if (from.Length > 64)
            return int.MaxValue;
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
                rows[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), Diagonal(i, j));
        }

        return rows[from.Length, to.Length];

        int Diagonal(int i, int j) => i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]
            ? Math.Min(rows[i - 2, j - 2] + 1, rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1))
            : rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
    }
}
