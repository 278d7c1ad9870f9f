namespace K3sPulumi.Core.Validation;

/// <summary>Lists that K3s writes as one text.</summary>
internal static class CommaList
{
    /// <summary>The parts between commas, without blanks around them.</summary>
    public static IReadOnlyList<string> Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
