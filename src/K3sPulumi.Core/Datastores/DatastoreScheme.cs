namespace K3sPulumi.Core.Datastores;

/// <summary>The kinds of endpoint that K3s takes (through kine), by what stands before <c>://</c>.</summary>
internal static class DatastoreScheme
{
    /// <summary>From which minor of K3s 1.x each is taken. Patch releases got some of them later: there K3s speaks.</summary>
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

    /// <summary>What others call the same thing.</summary>
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cockroachdb"] = "Write postgres:// instead, whose protocol it speaks.",
        ["cockroach"] = "Write postgres:// instead, whose protocol it speaks.",
        ["psql"] = "Write postgres:// instead.",
        ["pgsql"] = "Write postgres:// instead.",
        ["pg"] = "Write postgres:// instead.",
        ["mariadb"] = "Write mysql:// instead.",
        ["mysqlx"] = "Write mysql:// instead.",
        ["etcd"] = "Write https:// before each member.",
        ["etcds"] = "Write https:// before each member.",
        ["file"] = "Write sqlite:// instead.",
        ["sqlite3"] = "Write sqlite:// instead.",
    };

    /// <summary>The part before <c>://</c>; null where there is none.</summary>
    public static string? Of(string endpoint)
    {
        var end = endpoint.IndexOf("://", StringComparison.Ordinal);
        return end < 0 ? null : endpoint[..end];
    }

    public static bool IsEtcd(string scheme) => scheme is "http" or "https" or "unix" or "unixs";

    /// <summary>Whether the data is in a file or in the memory of one server, which others cannot share.</summary>
    public static bool IsOfOneServer(string scheme) => scheme is "sqlite" or "litestream" or "memory";

    /// <summary>Whether K3s looks at the CA, the certificate and the key.</summary>
    public static bool UsesTlsFiles(string scheme) => !IsOfOneServer(scheme) && scheme != "http";

    public static string? Problem(string? scheme, K3sVersion? version)
    {
        if (scheme is null)
            return $"has no scheme; begin it with {Known(version)}.";
        if (Since.TryGetValue(scheme, out var since) && (version is null || version.IsAtLeast(1, since)))
            return null;
        // What is not plainly a scheme may be part of a password.
        var named = scheme.Length is > 0 and <= 20 && scheme.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '.' or '-') ? $"{scheme}://" : "a scheme";
        var hint = OtherNames.TryGetValue(scheme, out var other) ? $" {other}"
            : Since.ContainsKey(scheme.ToLowerInvariant()) && scheme.Any(char.IsAsciiLetterUpper) ? $" Write {scheme.ToLowerInvariant()}:// in lower case." : "";
        return $"begins with {named}, which K3s{(version is null ? "" : $" {version}")} does not support; use {Known(version)}.{hint}";
    }

    private static string Known(K3sVersion? version) =>
        $"postgres://, mysql://, https:// (etcd), {(version is null || version.IsAtLeast(1, Since["nats"]) ? "nats://" : "http:// (etcd)")} or sqlite:// (one server)";
}
