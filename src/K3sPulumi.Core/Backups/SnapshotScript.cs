using System.Globalization;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Backups;

/// <summary>
/// Takes a snapshot of the datastore on one server when the user asks for one, and schedules copies of SQLite, which K3s does
/// not. Nothing of the node's other settings is in it, so that only a change of the snapshots runs it again.
/// </summary>
internal static class SnapshotScript
{
    public const int DefaultRetention = 5;

    private const string DefaultFolder = $"{DataDirectories.Default}/server/db/snapshots";

    /// <summary>What copies SQLite where python3 cannot.</summary>
    private static readonly Packages Sqlite = new("sqlite3", "sqlite", "sqlite3");

    /// <summary>Whether a server with this datastore has anything to run beyond what K3s does by itself.</summary>
    public static bool IsNeeded(SnapshotsSpec? snapshots, NodeStore store) => snapshots is not null
        && store != NodeStore.External && (snapshots.Generation.IsGiven || store == NodeStore.Sqlite);

    public static RemoteScript On(HostNode server, SnapshotsSpec snapshots)
    {
        var keep = snapshots.Retention.Or(DefaultRetention);
        var data = new ScriptInput()
            .Set("ROLE", server.Role.Text())
            .Set("DATA_DIR", server.DataDir)
            .SetGiven("ROOTLESS", server.RootlessUser)
            .Set("KIND", Kind(server.Store))
            .Set("SNAPSHOT_GENERATION", snapshots.Generation.Or(0))
            .Set("SNAPSHOT_KEEP", keep)
            .SetGiven("SNAPSHOT_PULL", snapshots.PullTo.IsGiven)
            .Set("PREPARE_SECONDS", server.Deadlines.PrepareSeconds);
        if (server.Store == NodeStore.Sqlite)
            SetSqlite(data, server, snapshots, keep);
        foreach (var form in Redaction.Forms([server.Token, .. server.Secrets]))
            data.Blank(form);
        return new(Head(NodePayload.Named(server), server.Store, snapshots).Then(server.Elevation.Call("snapshot")),
            server.Store == NodeStore.Sqlite ? server.Elevation.Call("end-snapshots") : null,
            server.Elevation.Input(data.For("snapshot")));
    }

    /// <param name="container">The server's.</param>
    /// <param name="server">With all values of the snapshots known.</param>
    /// <param name="pullTo">Directory of the deploying machine; empty: it stays in the container.</param>
    public static RemoteScript In(string container, ServerSpec server, string pullTo = "")
    {
        var (snapshots, store) = (server.Settings.Snapshots!, server.Store);
        var folder = store == NodeStore.Sqlite ? snapshots.Directory.Content
            : MergedConfig.Of(server.Node.ConfigLayers).Single("etcd-snapshot-dir", snapshots.Directory.Or(""));
        var (generation, keep) = (snapshots.Generation.Or(0), snapshots.Retention.Or(DefaultRetention));
        return new(Head($"server {server.NodeName}", store, snapshots)
            .Then(string.Create(CultureInfo.InvariantCulture, $"sh -s -- {generation} {keep} {Kind(store)} ")
                + $"{Shell.Quote(server.NodeName)} "
                + $"{Shell.Quote(string.IsNullOrEmpty(folder) ? DefaultFolder : folder)} {Shell.Quote(container)}"
                + (pullTo.Length == 0 ? "" : $" {Shell.Quote(pullTo)}")),
            null, new Secret(ScriptSets.Text("docker-snapshot")));
    }

    private static void SetSqlite(ScriptInput data, HostNode server, SnapshotsSpec snapshots, int keep)
    {
        data.Set("NODE_NAME", server.NodeName)
            .SetGiven("SNAPSHOT_FOLDER", snapshots.Directory.Content)
            .Set("BACKUP_SETTINGS", string.Create(CultureInfo.InvariantCulture, $"KEEP='{keep}'\nSUFFIX='.db'\n"));
        Sqlite.SetOn(data);
        if (!snapshots.Schedule.IsKnown)
            return;
        var schedule = TimerSchedule.Of(snapshots.Schedule.Content!);
        data.Set("BACKUP_AT", snapshots.Schedule.Content)
            .Set("BACKUP_TIMES", string.Join('\n', schedule.Lines))
            .SetGiven("BACKUP_CRON", schedule.Cron);
    }

    private static VisibleText Head(string server, NodeStore store, SnapshotsSpec snapshots)
    {
        var keep = snapshots.Retention.Or(DefaultRetention).ToString(CultureInfo.InvariantCulture);
        var number = snapshots.Generation.Or(0).ToString(CultureInfo.InvariantCulture);
        var what = store == NodeStore.Sqlite ? "SQLite" : "etcd";
        return new VisibleText()
            .Line(snapshots.Generation.Or(0) == 0
                ? $"K3s, {server}: schedules snapshots of {what}"
                : $"K3s, {server}: takes snapshot {number} of {what}")
            .Line($"keeps {keep}")
            .LineIf(store == NodeStore.Sqlite && snapshots.Schedule.IsKnown, $"schedule: {snapshots.Schedule.Content}")
            .LineIf(snapshots.PullTo.IsKnown, $"pulled to {snapshots.PullTo.Content}")
            .LineIf(store == NodeStore.Sqlite && snapshots.Directory.IsKnown, $"directory: {snapshots.Directory.Content}");
    }

    private static string Kind(NodeStore store) => store == NodeStore.Sqlite ? "sqlite" : "etcd";
}
