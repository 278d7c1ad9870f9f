using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Kubernetes;

/// <summary>Where a Helm chart comes from, such as a mirror in a network without internet.</summary>
public sealed class ChartArgs : ResourceArgs
{
    /// <summary>
    /// The chart: its name in the repository, an <c>oci://</c> reference, or the path of a <c>.tgz</c> file relative to the
    /// program. Default: the chart's name in the official repository.
    /// </summary>
    [Input("chart")]
    public Input<string>? Chart { get; set; }

    /// <summary>
    /// URL of the chart repository. Default: the official repository, or none if <c>chart</c> is set. Other values than URLs with
    /// http or https are rejected.
    /// </summary>
    [Input("repository")]
    public Input<string>? Repository { get; set; }

    /// <summary>User of the repository. Default: none. Rejected without <c>password</c>.</summary>
    [Input("username")]
    public Input<string>? Username { get; set; }

    /// <summary>Password of the repository. Default: none. Rejected without <c>username</c>. Secret.</summary>
    [Input("password")]
    public Input<string>? Password { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Path of a file with the CA of the repository, on the deploying machine. Default: the CAs of that machine.
    /// </summary>
    [Input("caFile")]
    public Input<string>? CaFile { get; set; }
}
