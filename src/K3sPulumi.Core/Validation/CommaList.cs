namespace K3sPulumi.Core.Validation;

/// <summary>Comma-separated lists of K3s.</summary>
internal static class CommaList
{
    /// <summary>The trimmed parts between commas.</summary>
    public static IReadOnlyList<string> Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
