using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Datastores;

/// <summary>
/// The tool that is installed on a datastore's host, <c>k3spulumi-datastore</c>, and its settings. Neither contains a secret.
/// </summary>
internal static class BackupTool
{
    public static string Text =>
        "#!/bin/sh\n# k3spulumi-datastore KIND backup|list|restore FILE; for a restore, stop K3s on every server first\n"
            + ScriptSets.Text("backup");

    public static string Settings(SqlDatastore datastore) =>
        Common(datastore.Backup, datastore.Dialect.Kind, datastore.Dialect.BackupSuffix)
        + Lines([("DATABASE", datastore.Database), .. datastore.Dialect.BackupSettings(datastore)]);

    /// <summary>The same in a container, which only keeps what is on its volume.</summary>
    public static string ContainerSettings(SqlDatastore datastore) => Settings(datastore with
    {
        Backup = datastore.Backup! with { Directory = datastore.Backup.Directory ?? SqlContainer.BackupFolder },
    }) + Lines(datastore.Dialect.ContainerSettings);

    public static string Settings(EtcdCluster cluster, EtcdMember member) => Common(cluster.Backup, "etcd", ".snapshot") + Lines(
        ("ETCD_NAME", member.Name),
        ("ETCD_URL", cluster.ClientUrl(member)),
        ("ETCD_PEER", cluster.PeerUrl(member)),
        ("ETCD_CLUSTER", cluster.InitialCluster));

    /// <summary>A restore is possible without nightly backups too, so the settings always exist.</summary>
    private static string Common(DatastoreBackup? backup, string kind, string suffix)
    {
        backup ??= new();
        return Lines(("DIRECTORY", backup.DirectoryFor(kind)), ("KEEP", $"{backup.Keep}"), ("SUFFIX", suffix));
    }

    private static string Lines(params IEnumerable<(string Name, string Value)> settings) =>
        string.Concat(settings.Select(setting => $"{setting.Name}={Shell.Quote(setting.Value)}\n"));
}
