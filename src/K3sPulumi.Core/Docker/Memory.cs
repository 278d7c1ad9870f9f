using System.Globalization;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>An amount of memory in Docker's syntax: <c>512m</c>, <c>2g</c>.</summary>
internal static partial class Memory
{
    /// <summary>An idle agent was measured at 275 MB.</summary>
    private const int LeastMegabytes = 256;

    /// <summary>Docker does not start a container with less.</summary>
    private const int DockersLeastMegabytes = 6;

    public static string? Problem(string text, bool isNode = true) => Megabytes(text) switch
    {
        null => $"{Quote.Value(text)} is not a valid amount of memory; use a value such as 512m or 2g.",
        < DockersLeastMegabytes when !isNode =>
            $"{Quote.Value(text)} is less than the 6m that Docker requires; use a value such as 128m.",
        < LeastMegabytes when isNode =>
            $"{Quote.Value(text)} is too little for K3s; use at least 512m for an agent and 2g for a server.",
        _ => null,
    };

    /// <summary>Whole mebibytes; null if the text is not a valid amount.</summary>
    public static int? Megabytes(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            return null;

        var bytes = decimal.Parse(match.Groups["number"].Value,
            CultureInfo.InvariantCulture) * (match.Groups["unit"].Value.ToUpperInvariant() switch
            {
                "K" => 1L << 10,
                "M" => 1L << 20,
                "G" => 1L << 30,
                "T" => 1L << 40,
                _ => 1L,
            });
        return bytes / (1L << 20) is <= int.MaxValue and var megabytes ? (int)megabytes : null;
    }

    [GeneratedRegex(@"\A(?<number>[0-9]{1,12}(\.[0-9]{1,12})?) ?(?<unit>[kKmMgGtT])?([iI]?[bB]?)\z")]
    private static partial Regex Form();
}
