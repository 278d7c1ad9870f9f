using System.Globalization;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Backups;

/// <summary>
/// What the deploying machine runs to restore a cluster in Docker: first a check that changes nothing, whose deletion starts the
/// containers again where no restore came of it, then the restore.
/// </summary>
internal static class DockerRestoreScript
{
    /// <param name="cluster">What is restored, with all values known.</param>
    public static RemoteScript Check(DockerRestored cluster) => new(
        $"# restore {cluster.Number}: checks that {cluster.From} is there\n{cluster.Call("check")}",
        $"# starts what is still stopped for restore {cluster.Number}\n{cluster.Call("end")}",
        cluster.Stdin);

    /// <param name="cluster">What is restored, with all values known.</param>
    public static RemoteScript Restore(DockerRestored cluster) =>
        new($"# {cluster.Line}\n{cluster.Call("restore")}", null, cluster.Stdin);
}

/// <param name="First">The first server.</param>
/// <param name="Token">With it the scripts know what opens a backup; secret, because it could be guessed.</param>
/// <param name="Servers">Containers and nodes of all servers, the first one first.</param>
/// <param name="Database">The cluster's database, if the program creates it; otherwise null.</param>
/// <param name="Container">The container of that.</param>
internal sealed record DockerRestored(
    ServerSpec First, Secret Token, IReadOnlyList<(string Container, string Node)> Servers,
    SqlDatastore? Database = null, string? Container = null)
{
    private readonly HostRestore _restore = First.Settings.Restore!.On(First, isFirst: true)
        ?? throw new ArgumentException("the restore is not known", nameof(First));

    public string From => First.Settings.Restore!.From.Content!;

    public string Number => _restore.Generation.ToString(CultureInfo.InvariantCulture);

    public string Line => Database is null ? _restore.Line : DumpScript.Line(First.Settings.Restore!, Database);

    public Secret Stdin => new(
        Database is not null
            ? ScriptLibrary.Quoted("k3p_inside", DumpScript.Inside(First.Settings.Restore!, Database, Token))
                + ScriptSets.Text("docker-database")
        : _restore.Store == NodeStore.Sqlite
            ? $"K3P_RESTORE_TOKENS={Shell.Quote(BootstrapKeys.Of(Token))}\n{ScriptSets.Text("docker-sqlite")}"
        : ScriptSets.Text("docker-restore"));

    public string Call(string verb)
    {
        var seconds = First.Node.Deadlines.ReadySeconds(NodeRole.Server).ToString(CultureInfo.InvariantCulture);
        var folder = Shell.Quote(_restore.Folder ?? "/var/lib/rancher/k3s/server/db/snapshots");
        var place = Database is not null ? Shell.Quote(Container!)
            : _restore.Store == NodeStore.Sqlite ? folder
            : $"{Shell.Quote(_restore.HasS3 ? "yes" : "")} {folder}";
        return $"sh -s -- {verb} {Number} {Shell.Quote(From)} {seconds} {place} "
            + string.Join(' ', Servers.Select(server => Shell.Quote($"{server.Container}={server.Node}")));
    }
}
