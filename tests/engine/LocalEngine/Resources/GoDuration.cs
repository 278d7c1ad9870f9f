using System.Globalization;
using System.Text.RegularExpressions;

namespace K3sPulumi.LocalEngine.Resources;

/// <summary>Durations as Go writes them: <c>1h30m</c>, <c>300000000000ns</c>.</summary>
internal static partial class GoDuration
{
    private static readonly Dictionary<string, double> Seconds = new()
    {
        ["h"] = 3600,
        ["m"] = 60,
        ["s"] = 1,
        ["ms"] = 1e-3,
        ["us"] = 1e-6,
        ["µs"] = 1e-6,
        ["ns"] = 1e-9,
    };

    /// <summary>Null if there is none.</summary>
    public static TimeSpan? Parse(string? text) => string.IsNullOrEmpty(text) ? null
        : !Whole().IsMatch(text) ? throw new FormatException($"'{text}' is not a duration.")
        : TimeSpan.FromSeconds(Part().Matches(text).Sum(
            part => double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * Seconds[part.Groups[2].Value]));

    [GeneratedRegex(@"^(?:[0-9.]+(?:h|ms|m|us|µs|ns|s))+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"([0-9.]+)(h|ms|m|us|µs|ns|s)")]
    private static partial Regex Part();
}
