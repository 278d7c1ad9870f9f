using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Brings a cluster back to a snapshot of embedded etcd, a copy of SQLite's database, or a dump of a database that the program
/// creates, once for each generation.
/// </summary>
/// <remarks>
/// Preview says what will be lost. The update checks that the snapshot is there, stops K3s on all servers, lets the first server
/// restore the snapshot, and has the other servers join it without their old data, one after another. Agents keep running, and
/// the kubeconfig stays valid. A restore that was interrupted continues in the next <c>pulumi up</c>. The data from before stays
/// on each server as <c>server/db/etcd-old-…</c>, and that of SQLite as <c>server/db/state.db.before-restore-…</c>; that of
/// PostgreSQL and MySQL stays in the database <c>…_before_restore</c>, but only until the next restore, which replaces it.
/// </remarks>
/// <example><code>
/// Restore = new() { From = "etcd-snapshot-server-0-1790589791", Generation = 1 }
/// </code></example>
public sealed class RestoreArgs : ResourceArgs
{
    /// <summary>
    /// The snapshot, or the copy of SQLite's database: its name in <c>snapshots.directory</c> of the first server or in the
    /// bucket of <c>snapshots.s3</c>, the absolute path of a file on the first server, or, for etcd,
    /// <c>s3://BUCKET/FOLDER/NAME</c> with the access of <c>snapshots.s3</c>. For a <see cref="PostgresDatastore"/> or
    /// <see cref="MySqlDatastore"/>: name or path of a dump on its host; in Docker its name in the volume, or its path on the
    /// deploying machine. Required. Other values are rejected; a snapshot
    /// that does not exist is reported before any server stops. K3s: <c>cluster-reset-restore-path</c>.
    /// </summary>
    [Input("from", required: true)]
    public required Input<string> From { get; set; }

    /// <summary>
    /// Number of this restore. Required. Increase it to restore again; the same number never restores twice. Allowed: 1 or more.
    /// Other values are rejected, and so is a number that is lower than the last one.
    /// </summary>
    [Input("generation", required: true)]
    public required Input<int> Generation { get; set; }
}
