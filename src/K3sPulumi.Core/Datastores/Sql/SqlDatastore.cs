using System.Text.RegularExpressions;
using K3sPulumi.Core.Datastores.MySql;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>A managed SQL database.</summary>
internal sealed partial record SqlDatastore
{
    /// <summary>As K3s calls it where an endpoint names none.</summary>
    public const string DefaultDatabase = "kubernetes";

    public const string DefaultUser = "k3s";

    public required SqlDialect Dialect { get; init; }

    /// <summary>The host to which K3s servers connect; included in the certificate.</summary>
    public required string Address { get; init; }

    public required Secret Password { get; init; }

    public int? Port { get; init; }

    public string Database { get; init; } = DefaultDatabase;

    public string User { get; init; } = DefaultUser;

    /// <summary>Addresses and networks that may connect; empty: all, with TLS and the password.</summary>
    public IReadOnlyList<string> AllowedAddresses { get; init; } = [];

    /// <summary>Additional names and addresses in the certificate.</summary>
    public IReadOnlyList<string> TlsSans { get; init; } = [];

    public ServerTls Tls { get; init; } = ServerTls.Generated;

    public DatastoreBackup? Backup { get; init; }

    /// <summary>Whether deleting the datastore deletes its data too.</summary>
    public bool DeleteData { get; init; }

    /// <summary>mariadb or mysql: which packages to install if neither is installed.</summary>
    public string Flavor { get; init; } = MySqlDialect.DefaultFlavor;

    public Elevation Elevation { get; init; } = Elevation.Root;

    public int ActualPort => Port ?? Dialect.DefaultPort;

    public IReadOnlyList<string> ActualAllowed => AllowedAddresses.Count == 0 ? ["0.0.0.0/0", "::/0"] : AllowedAddresses;

    /// <summary>The endpoint, once the CA is known: either the one set by the user or the one that the host generated.</summary>
    public Secret ToEndpoint() => Dialect.Endpoint(this);

    public IReadOnlyList<Problem> Problems() => ProblemList.Of(Check);

    public void Check(ProblemList problems)
    {
        problems.Add("address", EndpointPart.HostProblem(Address));
        problems.Add("port", Ports.Problem(ActualPort));
        problems.Add("database", NameProblem(Database));
        problems.Add("user", NameProblem(User));
        if (Password.Value.Length == 0)
            problems.Add("password", "must not be empty, because the datastore holds the cluster's secrets.");
        problems.Add("password", EndpointPart.TextProblem(Password.Value));
        foreach (var (index, address) in AllowedAddresses.Index())
            problems.At("allowedAddresses", index).Add(AllowedAddress.Problem(address));
        foreach (var (index, host) in TlsSans.Index())
            problems.At("tlsSans", index).Add(EndpointPart.HostProblem(host));
        Tls.Check(problems);
        Backup?.Check(problems.At("backup"));
        Dialect.Check(problems, this);
    }

    private static readonly string[] Reserved =
    [
        "all", "default", "group", "information_schema", "mysql", "order", "performance_schema", "postgres", "public",
        "replication", "root",
        "samegroup", "samerole", "sameuser", "select", "sys", "table", "template0", "template1", "user",
    ];

    private static string? NameProblem(string name) =>
        !PlainName().IsMatch(name)
            ? $"{Quote.Value(name)} is not a valid name; use up to 32 lower-case letters, digits and underscores, starting with "
                + "a letter."
            : Reserved.Contains(name) ? $"{Quote.Value(name)} is reserved by the database; choose another name." : null;

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
