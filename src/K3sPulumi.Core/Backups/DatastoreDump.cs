using System.Globalization;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Backups;

/// <summary>
/// Makes a dump of a datastore of ours when the user asks for one. Nothing of the datastore's other settings is in it, so that
/// only a change of <c>backup</c> runs it again.
/// </summary>
internal static class DatastoreDump
{
    private const int Seconds = SqlDatastoreScript.PrepareSeconds;

    /// <param name="datastore">With <c>backup.generation</c> known.</param>
    public static RemoteScript On(SqlDatastore datastore) =>
        On(datastore.Dialect.Kind, datastore.Dialect.Title(datastore), datastore.Backup!, datastore.Elevation);

    /// <summary>One member has what all have.</summary>
    public static RemoteScript On(EtcdCluster cluster, Elevation elevation) =>
        On("etcd", $"etcd {cluster.Name}", cluster.Backup!, elevation);

    /// <param name="datastore">In a container.</param>
    /// <param name="container">Its name.</param>
    /// <param name="pullTo">Directory of the deploying machine; empty: it stays on the volume.</param>
    public static RemoteScript In(SqlDatastore datastore, string container, string pullTo)
    {
        var (dialect, backup) = (datastore.Dialect, datastore.Backup!);
        var inside = Data(dialect.Kind, backup)
            .Set("BACKUP_SETTINGS", BackupTool.ContainerSettings(datastore))
            .With(ScriptLibrary.Quoted("k3p_backup_tool", BackupTool.Text) + ScriptSets.Text("dump-container"));
        return new(Head(dialect.Title(datastore), backup)
            .LineIf(backup.Directory is not null, $"directory: {backup.Directory}")
            .Then(string.Create(CultureInfo.InvariantCulture, $"sh -s -- {backup.Keep} {Shell.Quote(container)}")
                + (pullTo.Length == 0 ? "" : $" {Shell.Quote(pullTo)}")),
            null, new(ScriptLibrary.Quoted("k3p_inside", inside) + ScriptSets.Text("docker-dump")));
    }

    private static RemoteScript On(string kind, string title, DatastoreBackup backup, Elevation elevation) => new(
        Head(title, backup).Then(elevation.Call("dump")), null, elevation.Input(Data(kind, backup).For("dump")));

    private static ScriptInput Data(string kind, DatastoreBackup backup) => new ScriptInput()
        .Set("KIND", kind)
        .Set("SNAPSHOT_GENERATION", backup.Generation.Or(0))
        .SetGiven("SNAPSHOT_PULL", backup.PullTo.IsGiven)
        .Set("PREPARE_SECONDS", Seconds);

    private static VisibleText Head(string title, DatastoreBackup backup) => new VisibleText()
        .Line($"{title}: makes dump {backup.Generation.Or(0).ToString(CultureInfo.InvariantCulture)}")
        .Line($"keeps {backup.Keep.ToString(CultureInfo.InvariantCulture)}")
        .LineIf(backup.PullTo.IsKnown, $"pulled to {backup.PullTo.Content}");
}
