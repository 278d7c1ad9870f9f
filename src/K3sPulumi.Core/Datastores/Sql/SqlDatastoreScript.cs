using K3sPulumi.Core.Datastores.Postgres;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>Brings up, changes and removes a <see cref="SqlDatastore"/> on a host of its own.</summary>
internal static class SqlDatastoreScript
{
    private const int PrepareSeconds = 900;
    private const int ReadySeconds = 120;

    public static RemoteScript For(SqlDatastore datastore)
    {
        var postgres = datastore.Kind == DatastoreKind.Postgres;
        var script = Data(datastore).With(ScriptSets.Text(postgres ? "postgres" : "mysql"));
        var create = Visible(datastore).Then(datastore.Elevation.Call("apply"));
        var delete = new VisibleText()
            .Line(datastore.DeleteData ? "stops the database and deletes its data" : "stops the database and keeps its data")
            .Then(datastore.Elevation.Call(datastore.DeleteData ? "remove purge" : "remove"));
        return new(create, delete, datastore.Elevation.Input(script));
    }

    public static VisibleText Visible(SqlDatastore datastore) => new VisibleText()
        .Line($"{(datastore.Kind == DatastoreKind.Postgres ? "PostgreSQL" : $"MySQL ({datastore.Flavor})")} on {EndpointPart.HostAndPort(datastore.Address, datastore.ActualPort)}, database {datastore.Database}, user {datastore.User}")
        .Line($"certificate: {(datastore.Tls.Certificate is null ? Sans(datastore) : "given")}")
        .Line($"reachable from: {(datastore.AllowedAddresses.Count == 0 ? "everywhere, with TLS and password" : string.Join(' ', datastore.AllowedAddresses))}")
        .Line($"nightly dump: {(datastore.Backup is { } backup ? $"at {backup.At}, {backup.Keep} kept in {backup.DirectoryFor(KindWord(datastore))}" : "none")}");

    public static ScriptInput Data(SqlDatastore datastore)
    {
        var kind = KindWord(datastore);
        var password = datastore.Password.Value;
        var data = new ScriptInput()
            .Set("KIND", kind)
            .Set("FLAVOR", datastore.Flavor)
            .Set("PREPARE_SECONDS", PrepareSeconds)
            .Set("READY_SECONDS", ReadySeconds)
            .Set("PORT", datastore.ActualPort)
            .Set("LISTEN", datastore.ListenAddresses.Count == 0 ? "*" : string.Join(',', ["localhost", .. datastore.ListenAddresses]))
            .Set("DATABASE", datastore.Database)
            .Set("USER", datastore.User)
            .Set("SANS", Sans(datastore))
            .Set("CA", datastore.Tls.Ca)
            .Set("CA_KEY", datastore.Tls.CaKey?.Value)
            .Set("CERTIFICATE", datastore.Tls.Certificate)
            .Set("KEY", datastore.Tls.Key?.Value)
            .Set("BACKUP_AT", datastore.Backup?.OnCalendar)
            .Set("BACKUP_TOOL", BackupTool.Text)
            .Set("BACKUP_SETTINGS", BackupTool.Settings(datastore));
        _ = datastore.Kind == DatastoreKind.Postgres ? ForPostgres(datastore, data) : ForMySql(datastore, data);
        foreach (var form in Redaction.Forms([datastore.Password, new(SqlText.PostgresLiteral(password)), new(SqlText.MySqlLiteral(password))]))
            data.Blank(form);
        return data;
    }

    private static ScriptInput ForPostgres(SqlDatastore datastore, ScriptInput data) => data
        .Set("ALLOWED", string.Join(' ', Allowed(datastore).Select(AllowedAddress.ForPostgres)))
        .Set("PASSWORD_SQL", SqlText.PostgresLiteral(datastore.Password.Value))
        .Set("LOGIN", new PostgresEndpoint("127.0.0.1", datastore.Database, datastore.User, datastore.Password)
        {
            Port = datastore.ActualPort,
            SslMode = "verify-ca",
        }.ToEndpoint().Value);

    private static ScriptInput ForMySql(SqlDatastore datastore, ScriptInput data) => data
        .Set("HOSTS", string.Join(' ', Allowed(datastore).Select(AllowedAddress.ForMySql).Where(host => host != "127.0.0.1").Distinct().Append("127.0.0.1")))
        .Set("PASSWORD_SQL", SqlText.MySqlLiteral(datastore.Password.Value))
        .Set("PASSWORD_CNF", SqlText.OptionFileValue(datastore.Password.Value));

    private static IReadOnlyList<string> Allowed(SqlDatastore datastore) =>
        datastore.AllowedAddresses.Count == 0 ? ["0.0.0.0/0", "::/0"] : datastore.AllowedAddresses;

    /// <summary>As openssl writes them; loopback is among them for the checks on the host itself.</summary>
    private static string Sans(SqlDatastore datastore) => SubjectNames.Of([datastore.Address, .. datastore.TlsSans, "localhost", "127.0.0.1"]);

    private static string KindWord(SqlDatastore datastore) => datastore.Kind == DatastoreKind.Postgres ? "postgres" : "mysql";
}
