using System.Globalization;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Validation;

/// <summary>The replacement of a match, as Go expands it: <c>$1</c>, <c>${1}</c> and <c>${name}</c>.</summary>
internal static partial class GoReplacement
{
    public static string? Problem(string replacement, GoRegex pattern)
    {
        if (Backslash().Match(replacement) is { Success: true } backslash)
            return $"\"{backslash.Value}\" is literal there; use \"${backslash.Value[1..]}\".";
        return Reference().Matches(replacement)
            .Where(match => match.Groups["name"].Success && !Exists(match.Groups["name"].Value, pattern))
            .Select(match => Missing(match.Value, match.Groups["name"].Value, pattern)).FirstOrDefault();
    }

    private static string Missing(string reference, string name, GoRegex pattern) =>
        Leading().Match(name) is { Success: true } digits && Exists(digits.Groups["number"].Value, pattern)
            ? $"\"{reference}\" is read as a group named \"{name}\"; write "
                + $"\"${{{digits.Groups["number"].Value}}}{name[digits.Groups["number"].Length..]}\"."
            : $"\"{reference}\" is replaced by nothing, because the pattern has no such group; wrap the part it should contain "
                + "in (...).";

    private static bool Exists(string name, GoRegex pattern) =>
        pattern.Names.Contains(name)
            || (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= pattern.Groups);

    [GeneratedRegex(@"\\[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Backslash();

    /// <summary>Two dollar signs are a literal one.</summary>
    [GeneratedRegex(@"\$(\$|\{(?<name>[A-Za-z0-9_]+)\}|(?<name>[A-Za-z0-9_]+))", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A(?<number>[0-9]+)[A-Za-z_]", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();
}
