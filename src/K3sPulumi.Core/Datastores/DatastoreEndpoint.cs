using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.MySql;
using K3sPulumi.Core.Datastores.Postgres;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Datastores;

/// <summary>
/// Checks of a <c>datastore-endpoint</c> string: by the grammar of its parser in K3s, or more
/// loosely, so that K3s decides. It is secret: messages repeat only its scheme.
/// </summary>
internal static class DatastoreEndpoint
{
    /// <param name="endpoint">The connection string.</param>
    /// <param name="servers">How many servers share it.</param>
    /// <param name="version">Of K3s; null where it is not known.</param>
    /// <returns>What is wrong and what to do; null if nothing is.</returns>
    public static string? Problem(string endpoint, int servers, K3sVersion? version = null)
    {
        if (string.IsNullOrWhiteSpace(endpoint))
            return "is empty, so each server would be a separate cluster on SQLite; set an endpoint, or remove it.";
        if (char.IsWhiteSpace(endpoint[0]) || char.IsWhiteSpace(endpoint[^1]))
            return "starts or ends with a space or a line break, which K3s would treat as part of it; remove that.";
        var scheme = DatastoreScheme.Of(endpoint);
        if (DatastoreScheme.Problem(scheme, version) is { } problem)
            return problem;
        if (servers > 1 && DatastoreScheme.IsOfOneServer(scheme!))
            return $"is {scheme}://, which supports only a single server, but there are {servers}; "
                + "use a database or etcd that all of them can reach, or remove it to use embedded etcd.";
        var rest = endpoint[(scheme!.Length + 3)..];
        return scheme switch
        {
            "postgres" or "postgresql" => PostgresUrl.Problem(rest),
            "mysql" => MySqlDsn.Problem(rest),
            "nats" => NatsUrls.Problem(endpoint),
            "http" or "https" => EtcdUrls.Problem(endpoint),
            _ => null,
        };
    }

    /// <summary>Why the CA, or the client certificate and its key, have no effect for that endpoint; null if they do.</summary>
    public static string? TlsProblem(string endpoint)
    {
        if (DatastoreScheme.Of(endpoint) is not { } scheme)
            return null;
        if (scheme == "http" && EtcdUrls.Members(endpoint).Any(member => !member.StartsWith("http://", StringComparison.Ordinal)))
            return null;
        if (!DatastoreScheme.UsesTlsFiles(scheme))
            return $"is not used with a datastore at {scheme}://, which has no TLS; remove "
                + $"it{(scheme == "http" ? ", or use https://" : "")}.";
        var isPostgres = scheme is "postgres" or "postgresql";
        return isPostgres && PostgresUrl.SslMode(endpoint[(scheme.Length + 3)..]) == "disable"
            ? "is not used with sslmode=disable; remove it, or use sslmode=verify-full."
            : null;
    }
}
