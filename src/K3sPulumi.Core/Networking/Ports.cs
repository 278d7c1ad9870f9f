using System.Globalization;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Networking;

/// <summary>Port numbers, wherever they are written.</summary>
internal static class Ports
{
    private const int Highest = 65535;

    public static string? Problem(int port) => port is >= 1 and <= Highest
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{port} is not a valid port; use a number from 1 to 65535.");

    /// <summary>Null for what is not a port.</summary>
    public static int? TryParse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && Problem(port) is null ? port : null;

    /// <summary>
    /// A range as the API server takes it: a port, two with a dash between them, or a port, a plus and how many more.
    /// </summary>
    public static string? RangeProblem(string text)
    {
        var ends = text.Trim().Split('-', '+');
        return ends.Length <= 2 && Number(ends[0]) is { } low && Number(ends[^1]) is { } high
            && (text.Contains('+', StringComparison.Ordinal) || high >= low)
            ? null
            : $"{Quote.Value(text)} is not a valid port range; use a range such as 30000-32767.";
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Highest ? number : null;
}
