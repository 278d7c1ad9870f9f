using Pulumi;

namespace K3sPulumi;

/// <summary>A dump every night on the datastore's own host.</summary>
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
