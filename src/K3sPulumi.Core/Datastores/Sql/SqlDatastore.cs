using System.Text.RegularExpressions;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>A SQL database of our own.</summary>
internal sealed partial record SqlDatastore
{
    public required SqlDialect Dialect { get; init; }

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

    public int ActualPort => Port ?? Dialect.DefaultPort;

    public IReadOnlyList<string> ActualAllowed => AllowedAddresses.Count == 0 ? ["0.0.0.0/0", "::/0"] : AllowedAddresses;

    /// <summary>The endpoint, once the CA is known: the one that was given, or the one that the host printed.</summary>
    public Secret ToEndpoint() => Dialect.Endpoint(this);

    public IEnumerable<Problem> Problems(string path = "") =>
    [
        .. EndpointPart.Host(EndpointPart.At(path, "address"), Address),
        .. EndpointPart.Port(EndpointPart.At(path, "port"), ActualPort),
        .. NameProblems(EndpointPart.At(path, "database"), Database),
        .. NameProblems(EndpointPart.At(path, "user"), User),
        .. PasswordProblems(EndpointPart.At(path, "password")),
        .. Hosts(EndpointPart.At(path, "listenAddresses"), ListenAddresses),
        .. AllowedAddress.Problems(EndpointPart.At(path, "allowedAddresses"), AllowedAddresses),
        .. Hosts(EndpointPart.At(path, "tlsSans"), TlsSans),
        .. Tls.Problems(EndpointPart.At(path, "tls")),
        .. Backup?.Problems(EndpointPart.At(path, "backup")) ?? [],
        .. Dialect.Problems(this, path),
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

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
