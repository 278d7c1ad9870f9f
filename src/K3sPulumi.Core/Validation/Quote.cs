namespace K3sPulumi.Core.Validation;

/// <summary>A value as shown in messages: quoted, shortened, on one line. Never for secrets.</summary>
internal static class Quote
{
    private const int Longest = 60;

    public static string Value(string value)
    {
        var line = string.Concat(value.Select(character => char.IsControl(character) ? '?' : character));
        return $"\"{(line.Length > Longest ? line[..Longest] + "..." : line)}\"";
    }
}
