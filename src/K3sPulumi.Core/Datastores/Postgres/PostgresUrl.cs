using System.Globalization;
using K3sPulumi.Core.Networking;

namespace K3sPulumi.Core.Datastores.Postgres;

/// <summary>
/// What follows <c>postgres://</c>: kine parses it as a URL and passes it to the driver (pgx; formerly lib/pq).
/// </summary>
internal static class PostgresUrl
{
    private const string Remedy = "percent-encode special characters in the user and the password (# is %23, / is %2F), "
        + "or set datastore.postgres field by field, which needs no encoding.";

    private static readonly string[] SslModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    public static string? Problem(string rest)
    {
        var url = GoUrl.Split(rest);
        if (HasPasswordElsewhere(url))
            return $"has an @ after its host, so its password probably contains a character that must be encoded; {Remedy}";
        if (url.Problem() is { } problem)
            return $"is not a valid PostgreSQL URL: {problem}; {Remedy}";
        if (url.Host.Count(letter => letter == ':') == 1 && url.Port is { Length: > 0 } port
            && (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65535))
            return "has a port that is out of range; use 1 to 65535.";
        return SslMode(rest) is { } mode && !SslModes.Contains(mode)
            ? $"has an unknown sslmode; use one of {string.Join(", ", SslModes)}."
            : null;
    }

    public static string? SslMode(string rest) => GoUrl.Split(rest).Parameters().GetValueOrDefault("sslmode");

    /// <summary>A raw # / or ? in the password ends the host; the rest of the password and the real host follow it.</summary>
    private static bool HasPasswordElsewhere(GoUrl url)
    {
        var at = url.Path.IndexOf('@', StringComparison.Ordinal);
        return url.Fragment.Contains('@', StringComparison.Ordinal)
            || (at >= 0 && (url.User is null || url.Path.IndexOf('/', at) > 0))
            || (url.User is null && url.Query.Split('=', '&')[0].Contains('@', StringComparison.Ordinal));
    }
}
