using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Datastores;

/// <summary>The kinds of endpoint that K3s supports (through kine), by scheme.</summary>
internal static class DatastoreScheme
{
    /// <summary>
    /// The minor version of K3s 1.x that first supports each. Some patch releases got them later; there, K3s decides.
    /// </summary>
    private static readonly Dictionary<string, int> Since = new(StringComparer.Ordinal)
    {
        ["sqlite"] = 0,
        ["postgres"] = 0,
        ["mysql"] = 0,
        ["http"] = 0,
        ["https"] = 0,
        ["nats"] = 22,
        ["jetstream"] = 22,
        ["postgresql"] = 28,
        ["unix"] = 32,
        ["unixs"] = 32,
        ["litestream"] = 32,
        ["memory"] = 33,
        ["t4"] = 33,
    };

    /// <summary>Other names of the same scheme.</summary>
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cockroachdb"] = "Use postgres:// instead; it has the same protocol.",
        ["cockroach"] = "Use postgres:// instead; it has the same protocol.",
        ["psql"] = "Use postgres:// instead.",
        ["pgsql"] = "Use postgres:// instead.",
        ["pg"] = "Use postgres:// instead.",
        ["mariadb"] = "Use mysql:// instead.",
        ["mysqlx"] = "Use mysql:// instead.",
        ["etcd"] = "Put https:// in front of each member.",
        ["etcds"] = "Put https:// in front of each member.",
        ["file"] = "Use sqlite:// instead.",
        ["sqlite3"] = "Use sqlite:// instead.",
    };

    /// <summary>The part before <c>://</c>; null if there is none.</summary>
    public static string? Of(string endpoint)
    {
        var end = endpoint.IndexOf("://", StringComparison.Ordinal);
        return end < 0 ? null : endpoint[..end];
    }

    public static bool IsEtcd(string scheme) => scheme is "http" or "https" or "unix" or "unixs";

    /// <summary>Whether the data is in a file or in memory on one server and cannot be shared.</summary>
    public static bool IsOfOneServer(string scheme) => scheme is "sqlite" or "litestream" or "memory";

    /// <summary>Whether K3s uses the CA, the certificate and the key.</summary>
    public static bool UsesTlsFiles(string scheme) => !IsOfOneServer(scheme) && scheme != "http";

    public static string? Problem(string? scheme, K3sVersion? version)
    {
        if (scheme is null)
            return $"has no scheme; start it with {Known(version)}.";
        if (Since.TryGetValue(scheme, out var since) && (version is null || version.IsAtLeast(1, since)))
            return null;
        var named = IsPlain(scheme) ? $"{scheme}://" : "a scheme";
        var k3s = version is null ? "K3s" : $"K3s {version}";
        return $"starts with {named}, which {k3s} does not support; use {Known(version)}.{Hint(scheme)}";
    }

    /// <summary>Text that is not clearly a scheme may be part of a password.</summary>
    private static bool IsPlain(string scheme) =>
        scheme.Length is > 0 and <= 20 && scheme.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '.' or '-');

    private static string Hint(string scheme)
    {
        var lower = scheme.ToLowerInvariant();
        return OtherNames.TryGetValue(scheme, out var other) ? $" {other}"
            : Since.ContainsKey(lower) && scheme.Any(char.IsAsciiLetterUpper) ? $" Use {lower}:// in lower case."
            : "";
    }

    private static string Known(K3sVersion? version)
    {
        var nats = version is null || version.IsAtLeast(1, Since["nats"]) ? ", nats://" : "";
        return $"postgres://, mysql://, https:// (etcd){nats} or sqlite:// (one server)";
    }
}
