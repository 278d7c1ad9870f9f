using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>Creates, updates and removes a <see cref="SqlDatastore"/> on a host.</summary>
internal static class SqlDatastoreScript
{
    public const int PrepareSeconds = 900;
    private const int ReadySeconds = 120;

    public static RemoteScript For(SqlDatastore datastore)
    {
        var script = Data(datastore).For(datastore.Dialect.Kind);
        var create = Visible(datastore).Then(datastore.Elevation.Call("apply"));
        var delete = new VisibleText()
            .Line(datastore.DeleteData ? "stops the database and deletes its data" : "stops the database and keeps its data")
            .Then(datastore.Elevation.Call(datastore.DeleteData ? "remove purge" : "remove"));
        return new(create, delete, datastore.Elevation.Input(script));
    }

    /// <param name="datastore">The request.</param>
    /// <param name="folder">Of its dumps, where the user names none; null: below /var/backups.</param>
    public static VisibleText Visible(SqlDatastore datastore, string? folder = null) => new VisibleText()
        .Line($"{datastore.Dialect.Title(datastore)} on {EndpointPart.HostAndPort(datastore.Address, datastore.ActualPort)}, "
            + $"database {datastore.Database}, user {datastore.User}")
        .Line($"certificate: {(datastore.Tls.Certificate is null ? Sans(datastore) : "given")}")
        .Line(datastore.AllowedAddresses.Count == 0
            ? "reachable from: all addresses, with TLS and password"
            : $"reachable from: {string.Join(' ', datastore.AllowedAddresses)}")
        .Line(datastore.Backup is { } backup
            ? $"nightly backup: at {backup.At}, {backup.Keep} kept in "
                + (backup.Directory ?? folder ?? backup.DirectoryFor(datastore.Dialect.Kind))
            : "nightly backup: none");

    public static ScriptInput Data(SqlDatastore datastore)
    {
        var dialect = datastore.Dialect;
        var literal = dialect.PasswordLiteral(datastore.Password);
        var data = new ScriptInput()
            .Set("KIND", dialect.Kind)
            .Set("UNITS", string.Join(' ', dialect.Units))
            .Set("PREPARE_SECONDS", PrepareSeconds)
            .Set("READY_SECONDS", ReadySeconds)
            .Set("PORT", datastore.ActualPort)
            .Set("DATABASE", datastore.Database)
            .Set("USER", datastore.User)
            .Set("SANS", Sans(datastore))
            .Set("CA", datastore.Tls.Ca)
            .Set("CA_KEY", datastore.Tls.CaKey?.Value)
            .Set("CERTIFICATE", datastore.Tls.Certificate)
            .Set("KEY", datastore.Tls.Key?.Value)
            .Set("BACKUP_AT", datastore.Backup?.OnCalendar)
            .Set("BACKUP_SETTINGS", BackupTool.Settings(datastore))
            .Set("PASSWORD_SQL", literal);
        dialect.Packages(datastore).SetOn(data);
        dialect.SetOn(data, datastore);
        foreach (var form in Redaction.Forms([datastore.Password, new(literal)]))
            data.Blank(form);
        return data;
    }

    /// <summary>In openssl's syntax; includes loopback for the checks on the host itself.</summary>
    private static string Sans(SqlDatastore datastore) =>
        SubjectNames.Of([datastore.Address, .. datastore.TlsSans, "localhost", "127.0.0.1"]);
}
