using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.MySql;
using K3sPulumi.Core.Datastores.Postgres;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>An external datastore: one form of address, and the TLS files.</summary>
internal sealed record DatastoreSpec
{
    /// <summary>Not even its form is known.</summary>
    public static readonly DatastoreSpec NotKnownYet = new()
    {
        IsShapeKnown = false,
        Endpoint = Value<Secret>.Unknown,
        Ca = Value<Secret>.Unknown,
        Certificate = Value<Secret>.Unknown,
        Key = Value<Secret>.Unknown,
    };

    public bool IsShapeKnown { get; private init; } = true;

    public Value<Secret> Endpoint { get; init; }

    public Value<Secret> Ca { get; init; }

    public Value<Secret> Certificate { get; init; }

    public Value<Secret> Key { get; init; }

    public SqlEndpointSpec? Postgres { get; init; }

    public SqlEndpointSpec? MySql { get; init; }

    public EtcdEndpointSpec? Etcd { get; init; }

    /// <summary>The value of <c>datastore-endpoint</c>; never absent.</summary>
    public Value<Secret> ConnectionText =>
        Endpoint.IsGiven ? Endpoint
        : Postgres is { IsUnknown: false } ? Value<Secret>.Of(ToPostgres(Postgres).ToEndpoint())
        : MySql is { IsUnknown: false } ? Value<Secret>.Of(ToMySql(MySql).ToEndpoint())
        : Etcd is { IsUnknown: false } ? Value<Secret>.Of(ToEtcd(Etcd).ToEndpoint())
        : Value<Secret>.Unknown;

    /// <summary>Values that no log may show: the password, both raw and as encoded in the address.</summary>
    public IEnumerable<Secret> Secrets =>
        new[] { ConnectionText, Key, Postgres?.Password ?? default, MySql?.Password ?? default }
            .Where(secret => secret.IsKnown && secret.Content.Value.Length > 0).Select(secret => secret.Content);

    public int Forms =>
        new[] { Endpoint.IsGiven, Postgres is not null, MySql is not null, Etcd is not null }.Count(isGiven => isGiven);

    /// <summary>Problems with the parts of an address, at their paths within the datastore.</summary>
    public IEnumerable<Problem> PartProblems() => ProblemList.Of(problems =>
    {
        if (Postgres is not null)
            ToPostgres(Postgres).Check(problems.At("postgres"));
        if (MySql is not null)
            ToMySql(MySql).Check(problems.At("mySql"));
        if (Etcd is { Hosts.IsUnknown: false })
            ToEtcd(Etcd).Check(problems.At("etcd"));
    }).Select(AtOwnPath);

    /// <summary>The TLS files belong to the datastore, whatever its form.</summary>
    private static Problem AtOwnPath(Problem problem)
    {
        var name = problem.Path[(problem.Path.LastIndexOf('.') + 1)..];
        return name is "ca" or "certificate" or "key" ? problem with { Path = name } : problem;
    }

    private PostgresEndpoint ToPostgres(SqlEndpointSpec parts) =>
        new(TextOf(parts.Host), parts.Database.Or(SqlDatastore.DefaultDatabase), TextOf(parts.User), PasswordOf(parts))
        {
            Port = parts.Port.Or(PostgresEndpoint.DefaultPort),
            SslMode = parts.SslMode.Or("verify-full"),
            Tls = Files,
        };

    private MySqlEndpoint ToMySql(SqlEndpointSpec parts) =>
        new(TextOf(parts.Host), parts.Database.Or(SqlDatastore.DefaultDatabase), TextOf(parts.User), PasswordOf(parts))
        {
            Port = parts.Port.Or(MySqlEndpoint.DefaultPort),
            UseTls = parts.Tls.IsUnknown ? Ca.IsGiven : parts.Tls.Or(true),
            Tls = Files,
        };

    private EtcdEndpoint ToEtcd(EtcdEndpointSpec parts) => new(parts.Hosts.Or([]))
    {
        Port = parts.Port.Or(EtcdEndpoint.DefaultPort),
        UseTls = parts.Tls.IsUnknown || parts.Tls.Or(true),
        Tls = Files,
    };

    /// <summary>Which files are set; their content is checked separately.</summary>
    private TlsFiles Files => new(
        Ca.IsGiven ? "-----BEGIN CERTIFICATE-----" : null,
        Certificate.IsGiven ? "-----BEGIN CERTIFICATE-----" : null,
        Key.IsGiven ? new Secret("-----BEGIN PRIVATE KEY-----") : null);

    private static string TextOf(Value<string> part) => part.OrPlaceholder() ?? "";

    private static Secret PasswordOf(SqlEndpointSpec parts) => parts.Password.OrPlaceholder() ?? new Secret("");
}
