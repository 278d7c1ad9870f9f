using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Postgres;

/// <summary>
/// A PostgreSQL endpoint, built from fields. K3s parses it as a URL: every part is percent-encoded.
/// </summary>
internal sealed record PostgresEndpoint(string Host, string Database, string User, Secret Password)
{
    public static readonly string[] SslModes = ["disable", "require", "verify-ca", "verify-full"];

    public const int DefaultPort = 5432;

    public int Port { get; init; } = DefaultPort;

    /// <summary>One of <see cref="SslModes"/>. With verify-full the certificate must contain <see cref="Host"/>.</summary>
    public string SslMode { get; init; } = "verify-full";

    public TlsFiles Tls { get; init; } = TlsFiles.None;

    /// <summary>Additional parameters of the driver, such as <c>connect_timeout</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public Secret ToEndpoint() =>
        new($"postgres://{Encode(User)}:{Encode(Password.Value)}@{EndpointPart.HostAndPort(Host, Port)}"
            + $"/{Encode(Database)}?{Query()}");

    public IEnumerable<Problem> Problems(string path = "") =>
    [
        .. EndpointPart.Host(EndpointPart.At(path, "host"), Host),
        .. EndpointPart.Port(EndpointPart.At(path, "port"), Port),
        .. DatabaseProblems(EndpointPart.At(path, "database")),
        .. EndpointPart.Name(EndpointPart.At(path, "user"), User, longest: 63),
        .. PasswordProblems(EndpointPart.At(path, "password")),
        .. ModeProblems(path),
        .. Tls.Problems(path),
        .. Parameters.Keys.Where(IsOwn).Select(key => new Problem(
            EndpointPart.At(path, $"parameters.{key}"), "must not be set here; use its own argument.")),
    ];

    private static bool IsOwn(string key) =>
        key is "sslmode" or "sslrootcert" or "sslcert" or "sslkey"
            or "host" or "port" or "user" or "password" or "dbname" or "database";

    private IEnumerable<Problem> DatabaseProblems(string path)
    {
        // kine converts the database name to lower case; pgx strips leading slashes from the URL's path
        if (Database.Any(char.IsUpper))
            yield return new(path,
                $"\"{Database}\" contains capital letters, but K3s converts database names to lower case; use lower case.");
        if (Database.StartsWith('/'))
            yield return new(path, "must not start with a slash, which the driver would drop; remove it.");
        foreach (var problem in EndpointPart.Name(path, Database, longest: 63))
            yield return problem;
    }

    private IEnumerable<Problem> PasswordProblems(string path)
    {
        if (Password.Value.Length == 0 && Tls.Certificate is null)
            yield return new(path,
                "must not be empty without a client certificate, because the datastore holds the cluster's secrets.");
        foreach (var problem in EndpointPart.Text(path, Password.Value))
            yield return problem;
    }

    private IEnumerable<Problem> ModeProblems(string path)
    {
        if (!SslModes.Contains(SslMode))
            yield return new(EndpointPart.At(path, "sslMode"),
                $"\"{SslMode}\" is not a valid value; use one of {string.Join(", ", SslModes)}.");
        if (SslMode == "disable" && Tls != TlsFiles.None)
            yield return new(EndpointPart.At(path, "sslMode"),
                "is disable, but TLS files are set; remove them, or use verify-full.");
    }

    private string Query() => string.Join('&', Parameters
        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
        .Append(new("sslmode", SslMode))
        .Select(parameter => $"{Encode(parameter.Key)}={Encode(parameter.Value)}"));

    private static string Encode(string text) => Uri.EscapeDataString(text);
}
