using System.Globalization;
using K3sPulumi.Core.Hosts;
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
    /// <param name="first">The first server, with all values known.</param>
    /// <param name="token">With it the script opens a copy of SQLite; secret, because it could be guessed.</param>
    /// <param name="servers">Containers and nodes of all servers, the first one first.</param>
    public static RemoteScript Check(ServerSpec first, Secret token, IReadOnlyList<(string Container, string Node)> servers)
    {
        var restore = Of(first);
        return new(
            $"# restore {Number(restore)}: checks that {restore.From} is there\n{Call("check", first, restore, servers)}",
            $"# starts what is still stopped for restore {Number(restore)}\n{Call("end", first, restore, servers)}",
            Stdin(restore, token));
    }

    /// <param name="first">The first server, with all values known.</param>
    /// <param name="token">As above.</param>
    /// <param name="servers">Containers and nodes of all servers, the first one first.</param>
    public static RemoteScript Restore(ServerSpec first, Secret token, IReadOnlyList<(string Container, string Node)> servers)
    {
        var restore = Of(first);
        return new($"# {restore.Line}\n{Call("restore", first, restore, servers)}", null, Stdin(restore, token));
    }

    private static HostRestore Of(ServerSpec first) => first.Settings.Restore!.On(first, isFirst: true)
        ?? throw new ArgumentException("the restore is not known", nameof(first));

    private static Secret Stdin(HostRestore restore, Secret token) => new(restore.Store == NodeStore.Sqlite
        ? $"K3P_RESTORE_TOKENS={Shell.Quote(BootstrapKeys.Of(token))}\n{ScriptSets.Text("docker-sqlite")}"
        : ScriptSets.Text("docker-restore"));

    private static string Call(string verb, ServerSpec first, HostRestore restore,
        IEnumerable<(string Container, string Node)> servers)
    {
        var seconds = first.Node.Deadlines.ReadySeconds(NodeRole.Server).ToString(CultureInfo.InvariantCulture);
        var folder = restore.Folder ?? "/var/lib/rancher/k3s/server/db/snapshots";
        return $"sh -s -- {verb} {Number(restore)} {Shell.Quote(restore.From!)} {seconds} "
            + (restore.Store == NodeStore.Sqlite ? "" : $"{Shell.Quote(restore.HasS3 ? "yes" : "")} ")
            + $"{Shell.Quote(folder)} "
            + string.Join(' ', servers.Select(server => Shell.Quote($"{server.Container}={server.Node}")));
    }

    private static string Number(HostRestore restore) => restore.Generation.ToString(CultureInfo.InvariantCulture);
}
