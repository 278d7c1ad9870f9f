using System.Text.RegularExpressions;
using K3sPulumi.Core.Datastores.MySql;
using K3sPulumi.Core.Datastores.Postgres;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>A PostgreSQL or MySQL/MariaDB server of our own.</summary>
internal sealed partial record SqlDatastore
{
    public required DatastoreKind Kind { get; init; }

    /// <summary>The host that K3s servers connect to; its certificate names it.</summary>
    public required string Address { get; init; }

    public required Secret Password { get; init; }

    public int? Port { get; init; }

    public string Database { get; init; } = "kubernetes";

    public string User { get; init; } = "k3s";

    /// <summary>Local addresses to listen on; none: all.</summary>
    public IReadOnlyList<string> ListenAddresses { get; init; } = [];

    /// <summary>Addresses and networks that may log in; none: everywhere, with TLS and the password.</summary>
    public IReadOnlyList<string> AllowedAddresses { get; init; } = [];

    /// <summary>Further names and addresses for the certificate.</summary>
    public IReadOnlyList<string> TlsSans { get; init; } = [];

    public ServerTls Tls { get; init; } = ServerTls.Generated;

    public DatastoreBackup? Backup { get; init; }

    /// <summary>Whether deleting the datastore deletes its data too.</summary>
    public bool DeleteData { get; init; }

    /// <summary>mariadb or mysql: which packages to install where neither is there.</summary>
    public string Flavor { get; init; } = "mariadb";

    public Elevation Elevation { get; init; } = Elevation.Root;

    public int ActualPort => Port ?? (Kind == DatastoreKind.Postgres ? 5432 : 3306);

    /// <summary>The endpoint, once the CA is known: the one that was given, or the one that the host printed.</summary>
    public Secret ToEndpoint() => Kind == DatastoreKind.Postgres
        ? new PostgresEndpoint(Address, Database, User, Password) { Port = ActualPort }.ToEndpoint()
        : new MySqlEndpoint(Address, Database, User, Password) { Port = ActualPort }.ToEndpoint();

    public IEnumerable<Problem> Problems(string path = "") =>
    [
        .. EndpointPart.Host(EndpointPart.At(path, "address"), Address),
        .. EndpointPart.Port(EndpointPart.At(path, "port"), ActualPort),
        .. NameProblems(EndpointPart.At(path, "database"), Database),
        .. NameProblems(EndpointPart.At(path, "user"), User),
        .. PasswordProblems(EndpointPart.At(path, "password")),
        .. Hosts(EndpointPart.At(path, "listenAddresses"), ListenAddresses),
        .. ListenProblems(EndpointPart.At(path, "listenAddresses")),
        .. AllowedAddress.Problems(EndpointPart.At(path, "allowedAddresses"), AllowedAddresses, Kind),
        .. Hosts(EndpointPart.At(path, "tlsSans"), TlsSans),
        .. Tls.Problems(EndpointPart.At(path, "tls")),
        .. Backup?.Problems(EndpointPart.At(path, "backup")) ?? [],
        .. FlavorProblems(EndpointPart.At(path, "flavor")),
    ];

    private static readonly string[] Reserved =
    [
        "all", "default", "group", "information_schema", "mysql", "order", "performance_schema", "postgres", "public", "replication", "root",
        "samegroup", "samerole", "sameuser", "select", "sys", "table", "template0", "template1", "user",
    ];

    private static IEnumerable<Problem> Hosts(string path, IReadOnlyList<string> hosts) =>
        hosts.SelectMany((host, index) => EndpointPart.Host($"{path}[{index}]", host));

    private static IEnumerable<Problem> NameProblems(string path, string name)
    {
        if (!PlainName().IsMatch(name))
            yield return new(path, $"\"{name}\" is not a plain name; use up to 32 lower-case letters, digits and underscores, a letter first.");
        else if (Reserved.Contains(name))
            yield return new(path, $"\"{name}\" is the database's own word; choose another name.");
    }

    private IEnumerable<Problem> PasswordProblems(string path)
    {
        if (Password.Value.Length == 0)
            yield return new(path, "must not be empty; the datastore holds the cluster's secrets.");
        foreach (var problem in EndpointPart.Text(path, Password.Value))
            yield return problem;
    }

    // bind-address takes several values only in newer versions
    private IEnumerable<Problem> ListenProblems(string path)
    {
        if (Kind == DatastoreKind.MySql && ListenAddresses.Count > 0)
            yield return new(path, "cannot be chosen for MySQL, which must also listen on loopback; leave it out, and use allowedAddresses.");
    }

    private IEnumerable<Problem> FlavorProblems(string path)
    {
        if (Flavor is not ("mariadb" or "mysql"))
            yield return new(path, $"\"{Flavor}\" is not known; use mariadb or mysql.");
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
