using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>
/// Makes dumps of a database in Docker on schedule: a container of the same image with the same volumes, which reaches the
/// database over its socket, as root does on a host, and so needs no password. Dumps on demand are made in it too, one at a time.
/// </summary>
internal static class NightlyContainer
{
    private const string StartScript = "/usr/local/lib/k3spulumi-nightly.sh";

    /// <summary>That of the database's container, and an ending.</summary>
    public static string NameOf(string database) => $"{database}-dumps";

    public static ServiceShape Shape(SqlDialect dialect) =>
        new() { Role = "dumps", Volumes = SqlContainer.Shape(dialect, isShared: true).Volumes, User = "0:0" };

    /// <param name="datastore">With <c>backup.at</c>.</param>
    /// <param name="image">That of the database.</param>
    public static ServiceContainer Container(SqlDatastore datastore, string image)
    {
        var (kind, backup) = (datastore.Dialect.Kind, datastore.Backup!);
        return new(image, Shape(datastore.Dialect))
        {
            Entrypoint = ["/bin/sh", StartScript],
            Command = [kind, backup.At],
            Uploads =
            [
                new(StartScript, "0755", new(ScriptSets.Text("dump-nightly"))),
                new("/usr/local/sbin/k3spulumi-datastore", "0700", new(BackupTool.Text)),
                new($"/etc/k3spulumi/{kind}/backup.conf", "0600", new(BackupTool.ContainerSettings(datastore))),
            ],
            HealthCheck = ["CMD", "test", "!", "-e", "/run/k3spulumi-dump-failed"],
        };
    }

    /// <summary>Nobody connects to it.</summary>
    public static ContainerPlan Plan(string database, SqlDialect dialect, DockerSpec docker) =>
        ContainerPlan.ForService(database, Shape(dialect), docker) with { Ports = [], Ip = null, Gpus = null };
}
