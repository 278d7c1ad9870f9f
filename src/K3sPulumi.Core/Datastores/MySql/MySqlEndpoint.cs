using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.MySql;

/// <summary>
/// A MySQL or MariaDB endpoint, built from fields. Not a URL: the driver takes user and password literally, and finds the
/// last <c>/</c>, the last <c>@</c> before it, then the first <c>:</c>.
/// </summary>
internal sealed record MySqlEndpoint(string Host, string Database, string User, Secret Password)
{
    public const int DefaultPort = 3306;

    public int Port { get; init; } = DefaultPort;

    /// <summary>With false all traffic is in clear text. K3s uses TLS with MySQL only if a CA or a certificate is set.</summary>
    public bool UseTls { get; init; } = true;

    public TlsFiles Tls { get; init; } = TlsFiles.None;

    public Secret ToEndpoint() =>
        new($"mysql://{User}:{Password.Value}@tcp({EndpointPart.HostAndPort(Host, Port)})/{Database}");

    public void Check(ProblemList problems)
    {
        problems.Add("host", EndpointPart.HostProblem(Host));
        problems.Add("port", Ports.Problem(Port));
        if (Database.AsSpan().ContainsAny("/?%"))
            problems.Add("database", $"{Quote.Value(Database)} contains a character (/ ? %) that the MySQL driver does not "
                + "support there; choose another name.");
        EndpointPart.CheckName(problems.At("database"), Database, longest: 64);
        if (User.Contains(':', StringComparison.Ordinal))
            problems.Add("user",
                $"{Quote.Value(User)} contains a colon, where the MySQL driver would start the password; choose another name.");
        EndpointPart.CheckName(problems.At("user"), User, longest: 80);
        if (Password.Value.Length == 0)
            problems.Add("password", "must not be empty, because the datastore holds the cluster's secrets.");
        problems.Add("password", EndpointPart.TextProblem(Password.Value));
        CheckTls(problems);
        Tls.Check(problems);
    }

    private void CheckTls(ProblemList problems)
    {
        if (UseTls && Tls.Ca is null)
            problems.Add("ca", "is missing; K3s can verify MySQL only with its CA (managed databases publish theirs), so set it, "
                + "or set mySql.tls to false to connect without TLS.");
        if (!UseTls && Tls != TlsFiles.None)
            problems.Add("tls", "is false, but TLS files are set, which enable TLS; remove one or the other.");
    }
}
