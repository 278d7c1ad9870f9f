using System.Globalization;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core;

internal static partial class Ports
{
    public static string? Problem(int port) => port is >= 1 and <= 65535
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{port} is no port; use a number from 1 to 65535.");

    /// <summary>A range such as <c>30000-32767</c> (<c>service-node-port-range</c>).</summary>
    public static string? RangeProblem(string range)
    {
        var match = Range().Match(range);
        return match.Success && Number(match, "first") is { } first && Number(match, "last") is { } last && first <= last
            ? null
            : $"{Echo.Of(range)} is no range of ports; write it as in 30000-32767.";
    }

    internal static int? Number(Match match, string group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && Problem(port) is null ? port : null;

    [GeneratedRegex(@"\A(?<first>[0-9]{1,5})-(?<last>[0-9]{1,5})\z")]
    private static partial Regex Range();
}
