using System.Globalization;
using System.Net;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Postgres;

/// <summary>PostgreSQL.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    public override string Kind => "postgres";

    public override string Component => "PostgresDatastore";

    public override int DefaultPort => PostgresEndpoint.DefaultPort;

    public override IReadOnlyList<string> Units => ["postgresql"];

    public override string BackupSuffix => ".dump";

    /// <summary>Ends sessions; SIGTERM would wait for them.</summary>
    public override string StopSignal => "SIGINT";

    public override string? SocketFolder => "/run/postgresql";

    public override string Title(SqlDatastore datastore) => "PostgreSQL";

    public override string DefaultImage(SqlDatastore datastore) => "postgres:17";

    public override Packages Packages(SqlDatastore datastore) =>
        new("postgresql openssl", "postgresql-server openssl",
            "postgresql-server postgresql openssl")
        { Streams = "postgresql:16 postgresql:15" };

    public override string HealthCheck(SqlDatastore datastore, string volume) =>
        string.Create(CultureInfo.InvariantCulture, $"pg_isready -q -h /run/postgresql -p {datastore.ActualPort}");

    public override Secret Endpoint(SqlDatastore datastore) => At(datastore, datastore.Address).ToEndpoint();

    public override string PasswordLiteral(Secret password) => SqlText.PostgresLiteral(password.Value);

    public override void SetOn(ScriptInput data, SqlDatastore datastore) => data
        .Set("ALLOWED", string.Join(' ', datastore.ActualAllowed.Select(AllowedAddress.Parse).Select(Row)))
        .Set("LOGIN", (At(datastore, "127.0.0.1") with { SslMode = "verify-ca" }).ToEndpoint().Value);

    public override IEnumerable<(string Name, string Value)> BackupSettings(SqlDatastore datastore) => [("ROLE", datastore.User)];

    public override IReadOnlyList<(string Name, string Value)> ContainerSettings =>
        [("PG_DATA", $"{SqlContainer.Volume}/postgres")];

    /// <summary>In the syntax of pg_hba.conf.</summary>
    public static string Row(IPNetwork network) =>
        string.Create(CultureInfo.InvariantCulture, $"{network.BaseAddress}/{network.PrefixLength}");

    private static PostgresEndpoint At(SqlDatastore datastore, string host) =>
        new(host, datastore.Database, datastore.User, datastore.Password) { Port = datastore.ActualPort };
}
