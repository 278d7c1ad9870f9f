using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Dumps of a datastore: every night, and on demand. On a host, and with <c>at</c> in the container <c>NAME-dumps</c>,
/// <c>k3spulumi-datastore KIND list</c> lists them, <c>backup</c> makes one immediately, and <c>restore FILE</c> restores one
/// (stop K3s on every server first). KIND is <c>postgres</c>, <c>mysql</c> or <c>etcd</c>.
/// </summary>
/// <remarks>
/// A dump contains the cluster's keys and can be restored only with the cluster's <c>token</c>: keep both, and keep both secret.
/// </remarks>
/// <example><code>
/// Backup = new() { Generation = 1, PullTo = "backups" }
/// </code></example>
public sealed class DatastoreBackupArgs : ResourceArgs
{
    /// <summary>
    /// Time of day, <c>HH:MM</c> on the host's clock. Default: <c>02:30</c>; in Docker, none. Other values are rejected. In
    /// Docker, a second container of the same image, <c>NAME-dumps</c>, makes a dump every day at this time in UTC (or in the
    /// time zone <c>TZ</c> of <c>docker.environment</c>); if this is set or removed on an existing PostgreSQL, its container is
    /// replaced, and keeps its data.
    /// </summary>
    [Input("at")]
    public Input<string>? At { get; set; }

    /// <summary>
    /// Number of dumps to keep, counted separately for those on schedule and on demand. Default: 7. Values below 1 are rejected.
    /// </summary>
    [Input("keep")]
    public Input<int>? Keep { get; set; }

    /// <summary>
    /// Directory of the dumps. Default: a directory below <c>/var/backups/k3spulumi</c>; in Docker,
    /// <c>/var/lib/k3s-datastore/backups</c> on the datastore's volume. In Docker, a directory that is neither below
    /// <c>/var/lib/k3s-datastore</c> nor mounted is lost with the container. Relative paths and paths with special characters are
    /// rejected.
    /// </summary>
    [Input("directory")]
    public Input<string>? Directory { get; set; }

    /// <summary>
    /// Number of the dump on demand: one is made, named <c>on-demand-TIME</c>, whenever it is increased, after the other changes
    /// of the datastore. Default: none is made; in Docker, required without <c>at</c>. The same number makes none again, nor does
    /// a lower one. Allowed: 1 or more. Other values are rejected. Of etcd, the first member makes it.
    /// </summary>
    [Input("generation")]
    public Input<int>? Generation { get; set; }

    /// <summary>
    /// Directory of the deploying machine to which each dump on demand is copied, over the same SSH access or through the engine,
    /// and verified by its digest. When one is made, those on schedule that this machine lacks are copied too, up to <c>keep</c>.
    /// Default: none. A relative path starts at the directory of the program. The files are in
    /// <c>STACK/NAME</c> below it, where NAME is that of the datastore, and readable by the user only; <c>keep</c> counts there
    /// too. Rejected without <c>generation</c>. A dump holds the cluster's keys: do not commit it.
    /// </summary>
    [Input("pullTo")]
    public Input<string>? PullTo { get; set; }
}
