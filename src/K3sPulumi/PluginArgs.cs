using Pulumi;

namespace K3sPulumi;

/// <summary>What the charts that the library knows have in common.</summary>
public abstract class PluginArgs : ResourceArgs
{
    /// <summary>
    /// Version of the chart. Default: Cilium 1.19.1, Calico v3.31.3, MetalLB 0.15.3. Rejected with <c>chartContent</c>.
    /// </summary>
    [Input("version")]
    public Input<string>? Version { get; set; }

    /// <summary>URL of the chart repository. Default: that of the project. Rejected with <c>chartContent</c>.</summary>
    [Input("repo")]
    public Input<string>? Repo { get; set; }

    /// <summary>
    /// The chart's archive (<c>.tgz</c>) in base64, for nodes without internet. Default: the chart is downloaded. Other content
    /// is rejected.
    /// </summary>
    [Input("chartContent")]
    public Input<string>? ChartContent { get; set; }

    /// <summary>
    /// Further values of the chart as YAML or JSON text, such as another registry for its images. They override the library's,
    /// as a <c>HelmChartConfig</c>. Default: none. Other text is rejected.
    /// </summary>
    [Input("values")]
    public Input<string>? Values { get; set; }
}
