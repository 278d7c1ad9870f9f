using System.Globalization;
using System.Text.RegularExpressions;

namespace K3sPulumi.Core.Backups;

/// <summary>When a backup was made, as far as its name says it: K3s and this program put the time at its end.</summary>
internal static partial class SnapshotTime
{
    private const string Dump = "yyyyMMdd'T'HHmmss'Z'";

    /// <param name="name">A name, a path or a URL.</param>
    /// <returns>Such as <c>2026-11-28 22:18:39 UTC</c>; null if the name does not say it.</returns>
    public static string? Of(string name)
    {
        if (Name().Match(name) is not { Success: true } match)
            return null;
        if (match.Groups["seconds"] is { Success: true, Value: var seconds })
            return Text(DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)));
        return DateTimeOffset.TryParseExact(match.Groups["time"].Value, Dump, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var time) ? Text(time) : null;
    }

    private static string Text(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(-(?<seconds>[1-9][0-9]{9})(\.zip|\.db)?|(\A|[/-])(?<time>[0-9]{8}T[0-9]{6}Z)(\.[a-z.]+)?)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
