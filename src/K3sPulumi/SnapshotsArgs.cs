using Pulumi;

namespace K3sPulumi;

/// <summary>When and where the servers save embedded etcd; without it K3s saves at noon and at midnight, and keeps the last five on each server.</summary>
/// <remarks>
/// A snapshot holds the cluster's keys, and is of use only together with the cluster's <c>token</c>: keep both, and keep them secret. To restore one, stop K3s on all
/// servers (<c>systemctl stop k3s</c>). On the first run <c>k3s server --cluster-reset --cluster-reset-restore-path=FILE</c> (with <c>--etcd-s3=false</c> and a full
/// path where <c>s3</c> is set and the file is on the server), wait until it ends by itself, then start K3s. On each of the others delete
/// <c>/var/lib/rancher/k3s/server/db</c> and start K3s, one after another. <c>k3s etcd-snapshot ls</c> shows what there is.
/// </remarks>
/// <example><code>
/// Snapshots = new()
/// {
///     Schedule = "0 */6 * * *",
///     S3 = new() { Endpoint = "s3.example.com", Bucket = "clusters", Folder = "prod", AccessKey = accessKey, SecretKey = secretKey },
/// }
/// </code></example>
public sealed class SnapshotsArgs : ResourceArgs
{
    /// <summary>
    /// Minute, hour, day, month and day of the week by the server's clock, or a word such as <c>@daily</c> or <c>@every 6h</c>; a time
    /// zone may stand before it, as in <c>CRON_TZ=Europe/Rome 0 2 * * *</c>. Default: <c>0 */12 * * *</c>. Other values are rejected.
    /// K3s: <c>etcd-snapshot-schedule-cron</c>.
    /// </summary>
    [Input("schedule")]
    public Input<string>? Schedule { get; set; }

    /// <summary>How many snapshots each server keeps. Default: 5. Less than 1 is a problem. K3s: <c>etcd-snapshot-retention</c>.</summary>
    [Input("retention")]
    public Input<int>? Retention { get; set; }

    /// <summary>
    /// Directory on the servers. Default: <c>/var/lib/rancher/k3s/server/db/snapshots</c>. In Docker one that is neither below <c>/var/lib/rancher/k3s</c> nor mounted goes
    /// with the container. What is no absolute path is a problem. K3s: <c>etcd-snapshot-dir</c>.
    /// </summary>
    [Input("directory")]
    public Input<string>? Directory { get; set; }

    /// <summary>Compresses snapshots. Default: false. K3s: <c>etcd-snapshot-compress</c>.</summary>
    [Input("compress")]
    public Input<bool>? Compress { get; set; }

    /// <summary>A bucket to which every snapshot is copied too. Default: none. K3s: <c>etcd-s3</c>.</summary>
    [Input("s3")]
    public SnapshotStoreArgs? S3 { get; set; }
}
