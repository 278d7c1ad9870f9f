using K3sPulumi.Core.AirGap;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Artifacts for nodes without internet, sent by the deploying machine: to hosts the K3s program, its installer, its images and SELinux packages; to
/// containers the images. Example: <c>AirGap = new() { Directory = "artifacts", Architecture = "arm64" }</c>, made by <c>make airgap</c>.
/// </summary>
public sealed class AirGapArgs : ResourceArgs
{
    /// <summary>
    /// Directory, or archive of one (<c>.tar</c>, <c>.tar.gz</c>, <c>.tgz</c>, <c>.zip</c>), on the deploying machine, with the names that K3s's releases use; from
    /// the program's working directory if it is relative. Required. Archives of your own images and <c>.rpm</c> packages in it go along. What is missing, damaged,
    /// of another version or architecture, or without an entry in the checksum file is a problem, before anything is sent.
    /// </summary>
    [Input("directory", required: true)]
    public required string Directory { get; set; }

    /// <summary>
    /// Whose artifacts: <c>amd64</c>, <c>arm64</c> or <c>arm</c>. Default: the node's <c>architecture</c>, else the only one that the directory has. Any other is a
    /// problem, and so is a host that has another one.
    /// </summary>
    [Input("architecture")]
    public string? Architecture { get; set; }

    /// <summary>Raise it to send everything again, for example to a host that has lost it. Default: 0.</summary>
    [Input("generation")]
    public int? Generation { get; set; }
}
