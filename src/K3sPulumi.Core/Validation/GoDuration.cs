using System.Globalization;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Validation;

/// <summary>Durations as parsed by Go's <c>time.ParseDuration</c>, such as <c>1h30m</c>; the largest unit is the hour.</summary>
internal static partial class GoDuration
{
    private const double LongestSeconds = long.MaxValue / 1e9;

    /// <summary>A positive duration.</summary>
    public static string? Problem(string text) => Seconds(text) switch
    {
        null when Days().Match(text) is { Success: true } days && Hours(days) is { } hours =>
            $"{Quote.Value(text)} uses days or weeks, which Go durations do not support; use hours, such as {hours}h.",
        null => $"{Quote.Value(text)} is not a valid duration; use hours, minutes and seconds, such as 1h30m or 90s.",
        <= 0 => $"{Quote.Value(text)} is not positive; use a longer duration, such as 1h30m.",
        _ => null,
    };

    /// <summary>Null if the text is not a duration.</summary>
    public static double? Seconds(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            return null;

        var numbers = match.Groups["number"].Captures
            .Select(number => double.Parse("0" + number.Value, CultureInfo.InvariantCulture));
        var seconds = numbers.Zip(match.Groups["unit"].Captures, (number, unit) => number * Unit(unit.Value)).Sum();
        return seconds > LongestSeconds ? null : text[0] == '-' ? -seconds : seconds;
    }

    private static double Unit(string unit) => unit switch
    {
        "ns" => 1e-9,
        "us" or "\u00b5s" or "\u03bcs" => 1e-6,
        "ms" => 1e-3,
        "s" => 1,
        "m" => 60,
        _ => 3600,
    };

    private static string? Hours(Match days) =>
        int.TryParse(days.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and < 10_000
            ? (number * (days.Groups["unit"].Value == "w" ? 168 : 24)).ToString(CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"\A[-+]?(0|((?<number>[0-9]+\.?[0-9]*|\.[0-9]+)(?<unit>ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A(?<number>[0-9]+) ?(?<unit>d|w)(ays?|eeks?)?\z")]
    private static partial Regex Days();
}
