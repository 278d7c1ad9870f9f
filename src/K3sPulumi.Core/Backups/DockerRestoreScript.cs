using System.Globalization;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Backups;

/// <summary>What the deploying machine runs to restore a cluster in Docker.</summary>
internal static class DockerRestoreScript
{
    /// <summary>The script, and for SQLite what opens a copy: secret, because the token could be guessed with it.</summary>
    public static string Stdin(NodeStore store, Secret token) => store == NodeStore.Sqlite
        ? $"K3P_RESTORE_TOKENS={Shell.Quote(BootstrapKeys.Of(token))}\n{ScriptSets.Text("docker-sqlite")}"
        : ScriptSets.Text("docker-restore");

    /// <param name="first">The first server, with all values known.</param>
    /// <param name="servers">Containers and nodes of all servers, the first one first.</param>
    public static string Create(ServerSpec first, IEnumerable<(string Container, string Node)> servers)
    {
        var restore = first.Settings.Restore!.On(first, isFirst: true)
            ?? throw new ArgumentException("the restore is not known", nameof(first));
        var seconds = first.Node.Deadlines.ReadySeconds(NodeRole.Server).ToString(CultureInfo.InvariantCulture);
        var folder = restore.Folder ?? "/var/lib/rancher/k3s/server/db/snapshots";
        var generation = restore.Generation.ToString(CultureInfo.InvariantCulture);
        return $"# {restore.Line}\nsh -s -- {generation} {Shell.Quote(restore.From!)} {seconds} "
            + (restore.Store == NodeStore.Sqlite ? "" : $"{Shell.Quote(restore.HasS3 ? "yes" : "")} ")
            + $"{Shell.Quote(folder)} "
            + string.Join(' ', servers.Select(server => Shell.Quote($"{server.Container}={server.Node}")));
    }
}
