using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Artifacts for nodes without internet access, sent by the deploying machine. Hosts receive the K3s binary, its installer, its
/// images and the SELinux packages; containers receive the images. <c>make airgap</c> downloads them. Example: <c>AirGap = new()
/// { Directory = "artifacts", Architecture = "arm64" }</c>.
/// </summary>
public sealed class AirGapArgs : ResourceArgs
{
    /// <summary>
    /// Directory on the deploying machine, or an archive of one (<c>.tar</c>, <c>.tar.gz</c>, <c>.tgz</c>, <c>.zip</c>), whose
    /// files are named as in K3s releases. Relative paths start at the program's working directory. Required. Plain value: the
    /// files are read while the program runs. Image archives and <c>.rpm</c> packages of your own are sent too. Files that are
    /// missing, damaged, not in the checksum file, or for another version or architecture are rejected before anything is sent.
    /// </summary>
    [Input("directory", required: true)]
    public required string Directory { get; set; }

    /// <summary>
    /// Architecture of the artifacts: <c>amd64</c>, <c>arm64</c> or <c>arm</c>. Default: the node's <c>architecture</c>, or else
    /// the only one in the directory. Plain value: it decides which files are sent. Other values are rejected, and so are hosts
    /// with a different architecture.
    /// </summary>
    [Input("architecture")]
    public string? Architecture { get; set; }

    /// <summary>
    /// Increase it to send everything again, for example to a host that lost the files. Default: 0. Plain value: it triggers the
    /// transfer.
    /// </summary>
    [Input("generation")]
    public int? Generation { get; set; }
}
