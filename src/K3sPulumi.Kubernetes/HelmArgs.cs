using Pulumi;

namespace K3sPulumi.Kubernetes;

/// <summary>Arguments of every component that installs a Helm chart.</summary>
public abstract class HelmArgs : ResourceArgs
{
    /// <summary>
    /// Version of the chart. Required. Exact versions only, such as <c>2.15.1</c>: an update of this library never updates what
    /// runs. Ranges and channels are rejected.
    /// </summary>
    [Input("version", required: true)]
    public required Input<string> Version { get; set; }

    /// <summary>
    /// Registry from which images are pulled, as host and port, such as <c>registry.example.com:5000</c>. Default: the public
    /// registries. A scheme is rejected.
    /// </summary>
    [Input("systemDefaultRegistry")]
    public Input<string>? SystemDefaultRegistry { get; set; }

    /// <summary>
    /// Where the chart comes from. Default: the official repository. Plain value: it decides whether that repository is used.
    /// </summary>
    [Input("chart")]
    public ChartArgs? Chart { get; set; }

    /// <summary>
    /// More values of the chart, as YAML text. Default: none. A value that contradicts an argument is rejected.
    /// </summary>
    [Input("values")]
    public Input<string>? Values { get; set; }

    /// <summary>How long Helm waits for everything to be ready. Seconds. Default: 900. Values below 1 are rejected.</summary>
    [Input("timeout")]
    public Input<int>? Timeout { get; set; }
}
