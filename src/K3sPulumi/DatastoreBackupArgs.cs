using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Nightly backups on the host of the datastore. There, <c>k3spulumi-datastore KIND list</c> lists the backups, <c>backup</c>
/// creates one immediately, and <c>restore FILE</c> restores one (stop K3s on every server first). KIND is <c>postgres</c>,
/// <c>mysql</c> or <c>etcd</c>.
/// </summary>
public sealed class DatastoreBackupArgs : ResourceArgs
{
    /// <summary>Time of day, <c>HH:MM</c> on the host's clock. Default: <c>02:30</c>. Other values are rejected.</summary>
    [Input("at")]
    public Input<string>? At { get; set; }

    /// <summary>Number of backups to keep. Default: 7. Values below 1 are rejected.</summary>
    [Input("keep")]
    public Input<int>? Keep { get; set; }

    /// <summary>
    /// Directory for the backups. Default: a directory below <c>/var/backups/k3spulumi</c>. Relative paths and paths with special
    /// characters are rejected.
    /// </summary>
    [Input("directory")]
    public Input<string>? Directory { get; set; }
}
