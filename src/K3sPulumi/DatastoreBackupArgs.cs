using Pulumi;

namespace K3sPulumi;

/// <summary>
/// A dump every night on the datastore's own host. There <c>k3spulumi-datastore KIND list</c> shows the dumps, <c>backup</c> makes one at once, and
/// <c>restore FILE</c> brings one back, with K3s stopped on every server; KIND is <c>postgres</c>, <c>mysql</c> or <c>etcd</c>.
/// </summary>
public sealed class DatastoreBackupArgs : ResourceArgs
{
    /// <summary>Time of day on the host's clock. Default: <c>02:30</c>. Another form is a problem.</summary>
    [Input("at")]
    public Input<string>? At { get; set; }

    /// <summary>How many dumps are kept. Default: 7. Less than 1 is a problem.</summary>
    [Input("keep")]
    public Input<int>? Keep { get; set; }

    /// <summary>Where the dumps go. Default: below <c>/var/backups/k3spulumi</c>. Not an absolute path of plain characters is a problem.</summary>
    [Input("directory")]
    public Input<string>? Directory { get; set; }
}
