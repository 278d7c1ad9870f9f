using K3sPulumi.Core.Networking;
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

    public Secret ToEndpoint() =>
        new($"postgres://{Encode(User)}:{Encode(Password.Value)}@{EndpointPart.HostAndPort(Host, Port)}"
            + $"/{Encode(Database)}?sslmode={Encode(SslMode)}");

    public void Check(ProblemList problems)
    {
        problems.Add("host", EndpointPart.HostProblem(Host));
        problems.Add("port", Ports.Problem(Port));
        CheckDatabase(problems.At("database"));
        EndpointPart.CheckName(problems.At("user"), User, longest: 63);
        if (Password.Value.Length == 0 && Tls.Certificate is null)
            problems.Add("password",
                "must not be empty without a client certificate, because the datastore holds the cluster's secrets.");
        problems.Add("password", EndpointPart.TextProblem(Password.Value));
        CheckMode(problems.At("sslMode"));
        Tls.Check(problems);
    }

    private void CheckDatabase(ProblemList problems)
    {
        // kine converts the database name to lower case; pgx strips leading slashes from the URL's path
        if (Database.Any(char.IsUpper))
            problems.Add(
                $"{Quote.Value(Database)} contains capital letters, but K3s converts database names to lower case; use lower "
                    + "case.");
        if (Database.StartsWith('/'))
            problems.Add("must not start with a slash, which the driver would drop; remove it.");
        EndpointPart.CheckName(problems, Database, longest: 63);
    }

    private void CheckMode(ProblemList problems)
    {
        if (!SslModes.Contains(SslMode))
            problems.Add($"{Quote.Value(SslMode)} is not a valid value; use one of {string.Join(", ", SslModes)}.");
        if (SslMode == "disable" && Tls != TlsFiles.None)
            problems.Add("is disable, but TLS files are set; remove them, or use verify-full.");
    }

    private static string Encode(string text) => Uri.EscapeDataString(text);
}
