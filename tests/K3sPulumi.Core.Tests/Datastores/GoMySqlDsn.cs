namespace K3sPulumi.Core.Tests.Datastores;

/// <summary>Reads a DSN as go-sql-driver/mysql does: last slash, last @ before it, first colon.</summary>
internal sealed record GoMySqlDsn(string User, string Password, string Net, string Address, string Database,
    IReadOnlyDictionary<string, string> Parameters)
{
    public static GoMySqlDsn Parse(string endpoint)
    {
        var dsn = endpoint[(endpoint.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var slash = dsn.LastIndexOf('/');
        if (slash < 0)
            throw new FormatException("invalid DSN: missing the slash separating the database name");
        var left = dsn[..slash];
        var at = left.LastIndexOf('@');
        var login = at < 0 ? "" : left[..at];
        var colon = login.IndexOf(':');
        var address = left[(at + 1)..];
        var bracket = address.IndexOf('(');
        if (bracket >= 0 && !address.EndsWith(')'))
            throw new FormatException("invalid DSN: network address not terminated");
        var database = dsn[(slash + 1)..];
        var mark = database.IndexOf('?');
        return new(
            colon < 0 ? login : login[..colon],
            colon < 0 ? "" : login[(colon + 1)..],
            bracket < 0 ? address : address[..bracket],
            bracket < 0 ? "" : address[(bracket + 1)..^1],
            GoUrl.Unescape(mark < 0 ? database : database[..mark]),
            GoUrl.Pairs(mark < 0 ? "" : database[(mark + 1)..]));
    }
}
