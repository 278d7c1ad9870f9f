namespace K3sPulumi.Core.Scripts;

/// <summary>
/// What a script prints for the program that started it: parts between our marks, in whatever a login shell, <c>sudo</c> or the
/// script itself prints.
/// </summary>
internal static class MarkedOutput
{
    private const string Mark = "===== k3spulumi ";

    /// <summary>
    /// The parts of the last complete output, each with a line break at its end; null where there is none, as after a run that
    /// was cut off.
    /// </summary>
    public static IReadOnlyDictionary<string, string>? Parts(string printed)
    {
        Dictionary<string, string>? whole = null;
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        string? part = null;
        foreach (var line in printed.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
            {
                if (part is not null && line.Length > 0)
                    parts[part] += $"{line}\n";
                continue;
            }

            part = line[Mark.Length..];
            if (part == "end")
                (whole, parts, part) = (parts, new(StringComparer.Ordinal), null);
            else
                parts[part] = "";
        }

        return whole;
    }

    /// <summary>Whether it contains markers, complete or not.</summary>
    public static bool HasMarks(string printed) => $"\n{printed}".Contains($"\n{Mark}", StringComparison.Ordinal);
}
