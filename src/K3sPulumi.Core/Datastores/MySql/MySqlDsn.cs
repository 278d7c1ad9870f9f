using K3sPulumi.Core.Networking;

namespace K3sPulumi.Core.Datastores.MySql;

/// <summary>
/// What follows <c>mysql://</c>: not a URL, but a DSN of go-sql-driver/mysql. The driver finds the last <c>/</c>, the last
/// <c>@</c> before it, and the first <c>(</c> after that.
/// </summary>
internal static class MySqlDsn
{
    private const string Form =
        "use mysql://user:password@tcp(host:3306)/database, or set datastore.mySql field by field.";

    public static string? Problem(string dsn)
    {
        if (dsn.Length == 0)
            return null;
        var slash = dsn.LastIndexOf('/');
        if (slash < 0)
            return $"has no / before the database name; {Form}";
        var left = dsn[..slash];
        var place = left[(left.LastIndexOf('@') + 1)..];
        var bracket = place.IndexOf('(', StringComparison.Ordinal);
        if (bracket >= 0 && !place.EndsWith(')'))
            return place.Contains(')', StringComparison.Ordinal)
                ? "has a / in one of its parameters, which the driver would read as the start of the database name; encode it as "
                    + "%2F."
                : $"has no closing parenthesis after the host; {Form}";
        var network = bracket < 0 ? place : place[..bracket];
        if (network is "" or "tcp" or "tcp4" or "tcp6" or "unix")
            return null;
        return bracket < 0
            ? $"has a host without tcp(...), so K3s would treat the host as the name of a network; {Form}"
            : $"uses a network that K3s does not know; use tcp(host:port) or unix(/path); {Form}";
    }

    /// <summary>Whether the server is reached over a network and the DSN does not enable TLS.</summary>
    public static bool IsInClear(string dsn)
    {
        var slash = dsn.LastIndexOf('/');
        var left = slash < 0 ? "" : dsn[..slash];
        var place = left[(left.LastIndexOf('@') + 1)..];
        return place.StartsWith("tcp(", StringComparison.Ordinal)
            && !new[] { "tcp(127.", "tcp(localhost", "tcp([::1]" }.Any(own => place.StartsWith(own, StringComparison.Ordinal))
            && GoUrl.Split(dsn[(slash + 1)..]).Parameters().GetValueOrDefault("tls") is null or "false";
    }
}
