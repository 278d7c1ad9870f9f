using System.Globalization;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>
/// A <see cref="SqlDatastore"/> in Docker: a container that depends only on the port, and a command that
/// configures it in place, so that a new password or certificate never replaces it. Its output is the same as that of a host.
/// </summary>
internal static class SqlContainer
{
    /// <summary>Directory of the persistent data.</summary>
    public const string Volume = "/var/lib/k3s-datastore";

    /// <summary>Where dumps are, with the names that they have on hosts.</summary>
    public const string BackupFolder = $"{Volume}/backups";

    private const string StartScript = "/usr/local/lib/k3spulumi-datastore.sh";

    /// <param name="dialect">Its kind.</param>
    /// <param name="isShared">Whether another container, which makes its dumps, reaches it over its socket.</param>
    public static ServiceShape Shape(SqlDialect dialect, bool isShared) =>
        new()
        {
            Role = "datastore",
            Volumes = isShared && dialect.SocketFolder is { } socket ? [Volume, socket] : [Volume],
            User = "0:0",
            StopSignal = dialect.StopSignal,
        };

    public static ServiceContainer Container(SqlDatastore datastore, string image) => new(image,
        Shape(datastore.Dialect, datastore.Backup is { HasTime: true }))
    {
        Entrypoint = ["/bin/sh", StartScript],
        Command = ["start", datastore.ActualPort.ToString(CultureInfo.InvariantCulture)],
        Uploads = [new(StartScript, "0755", new("K3P_KIND=\n" + ScriptSets.Text($"{datastore.Dialect.Kind}-start")))],
        HealthCheck = ["CMD-SHELL", datastore.Dialect.HealthCheck(datastore, Volume)],
    };

    /// <summary>Runs where <paramref name="docker"/> (the command, with its options) can reach the engine.</summary>
    public static RemoteScript Apply(SqlDatastore datastore, string container, string docker = "docker")
    {
        var script = SqlDatastoreScript.Data(datastore with { Backup = null })
            .With(ScriptSets.Text($"{datastore.Dialect.Kind}-container"));
        var create = SqlDatastoreScript.Visible(datastore, BackupFolder)
            .Then($"{docker} exec -i -u 0 {Shell.Quote(container)} sh -s -- apply");
        return new(create, null, new(script));
    }
}
