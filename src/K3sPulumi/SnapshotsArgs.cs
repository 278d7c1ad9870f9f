using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Schedule and location of embedded etcd snapshots. Without it K3s takes one at noon and one at midnight and keeps the last five
/// on each server.
/// </summary>
/// <remarks>
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
    /// <c>0 */12 * * *</c>. Other values are rejected. K3s: <c>etcd-snapshot-schedule-cron</c>.
    /// </summary>
    [Input("schedule")]
    public Input<string>? Schedule { get; set; }

    /// <summary>
    /// Number of snapshots that each server keeps. Default: 5. Values below 1 are rejected. K3s: <c>etcd-snapshot-retention</c>.
    /// </summary>
    [Input("retention")]
    public Input<int>? Retention { get; set; }

    /// <summary>
    /// Directory on the servers. Default: <c>/var/lib/rancher/k3s/server/db/snapshots</c>. In Docker, a directory that is neither
    /// below <c>/var/lib/rancher/k3s</c> nor mounted is lost with the container. Relative paths are rejected. K3s:
    /// <c>etcd-snapshot-dir</c>.
    /// </summary>
    [Input("directory")]
    public Input<string>? Directory { get; set; }

    /// <summary>Compresses snapshots. Default: false. K3s: <c>etcd-snapshot-compress</c>.</summary>
    [Input("compress")]
    public Input<bool>? Compress { get; set; }

    /// <summary>Bucket to which every snapshot is also copied. Default: none. K3s: <c>etcd-s3</c>.</summary>
    [Input("s3")]
    public SnapshotStoreArgs? S3 { get; set; }
}
