using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Snapshots of the datastore: schedule, location, and those that are taken on demand. Without it K3s takes one of embedded etcd
/// at noon and one at midnight and keeps the last five on each server; SQLite is not copied.
/// </summary>
/// <remarks>
/// A copy of SQLite is made by SQLite's own backup interface while K3s runs, with <c>python3</c> or <c>sqlite3</c>.
/// A snapshot contains the cluster's keys and can be restored only with the cluster's <c>token</c>: keep both, and keep both
/// secret. <see cref="RestoreArgs"/> restores one; <c>k3s etcd-snapshot ls</c> lists them.
/// </remarks>
/// <example><code>
/// Snapshots = new()
/// {
///     Schedule = "0 */6 * * *",
/// S3 = new() { Endpoint = "s3.example.com", Bucket = "clusters", Folder = "prod", AccessKey = accessKey, SecretKey = secretKey
/// },
/// }
/// </code></example>
public sealed class SnapshotsArgs : ResourceArgs
{
    /// <summary>
    /// Cron schedule on the server's clock (minute, hour, day of the month, month, day of the week), or a descriptor such as
    /// <c>@daily</c> or <c>@every 6h</c>; it may start with a time zone, as in <c>CRON_TZ=Europe/Rome 0 2 * * *</c>. Default:
    /// <c>0 */12 * * *</c> for embedded etcd, none for SQLite. Other values are rejected, and so is a schedule for SQLite in
    /// Docker. K3s: <c>etcd-snapshot-schedule-cron</c>; for SQLite, a timer of systemd or a line in the crontab of root.
    /// </summary>
    [Input("schedule")]
    public Input<string>? Schedule { get; set; }

    /// <summary>
    /// Number of snapshots that each server keeps, counted separately for those on schedule and on demand. Default: 5. Values
    /// below 1 are rejected. K3s: <c>etcd-snapshot-retention</c>.
    /// </summary>
    [Input("retention")]
    public Input<int>? Retention { get; set; }

    /// <summary>
    /// Directory on the servers. Default: <c>/var/lib/rancher/k3s/server/db/snapshots</c>. In Docker, a directory that is neither
    /// below <c>/var/lib/rancher/k3s</c> nor mounted is lost with the container. Relative paths are rejected, and for SQLite also
    /// special characters. K3s: <c>etcd-snapshot-dir</c>.
    /// </summary>
    [Input("directory")]
    public Input<string>? Directory { get; set; }

    /// <summary>
    /// Number of the snapshot on demand: the first server takes one, named <c>on-demand-NODE-TIME</c>, whenever it is increased,
    /// after the other changes of the update. Default: none is taken. The same number takes none again, nor does a lower one.
    /// Allowed: 1 or more. Other values are rejected. K3s saves on the server where it is asked, and copies the snapshot to the
    /// bucket of <c>s3</c>.
    /// </summary>
    [Input("generation")]
    public Input<int>? Generation { get; set; }

    /// <summary>
    /// Directory of the deploying machine to which each snapshot on demand is copied, over the same SSH access, and verified by
    /// its digest. When one is taken, those on schedule that this machine lacks are copied too, from the first server, up to
    /// <c>retention</c>. Default: none. A relative path starts at the directory of the program. The files are in
    /// <c>STACK/CLUSTER</c> below it and readable by the user only; <c>retention</c> counts there too. Rejected without
    /// <c>generation</c>. A snapshot holds the cluster's keys: do not commit it.
    /// </summary>
    [Input("pullTo")]
    public Input<string>? PullTo { get; set; }

    /// <summary>Compresses snapshots. Default: false. Rejected for SQLite. K3s: <c>etcd-snapshot-compress</c>.</summary>
    [Input("compress")]
    public Input<bool>? Compress { get; set; }

    /// <summary>Bucket to which every snapshot is also copied. Default: none. Rejected for SQLite. K3s: <c>etcd-s3</c>.</summary>
    [Input("s3")]
    public SnapshotStoreArgs? S3 { get; set; }
}
