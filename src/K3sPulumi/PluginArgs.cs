using Pulumi;

namespace K3sPulumi;

/// <summary>What the charts that the library knows have in common.</summary>
public abstract class PluginArgs : ResourceArgs
{
    /// <summary>
    /// Version of the chart. Default: Cilium 1.19.6, Calico v3.31.7, MetalLB 0.15.3. Rejected with <c>chartContent</c>.
    /// </summary>
    [Input("version")]
    public Input<string>? Version { get; set; }

    /// <summary>
    /// URL of the chart repository, or an OCI registry that has the chart under its own name, such as
    /// <c>oci://registry.example.com/charts</c>. Default: the repository of the project. Rejected with <c>chartContent</c>.
    /// </summary>
    [Input("repo")]
    public Input<string>? Repo { get; set; }

    /// <summary>CA certificates of the repository, in PEM format. Default: those of the job's image.</summary>
    [Input("repoCa")]
    public Input<string>? RepoCa { get; set; }

    /// <summary>
    /// Name of a Secret of type <c>kubernetes.io/basic-auth</c> in <c>kube-system</c>, for the repository. Default: none. Write
    /// it with <c>manifests</c>.
    /// </summary>
    [Input("authSecret")]
    public Input<string>? AuthSecret { get; set; }

    /// <summary>
    /// Name of a Secret of type <c>kubernetes.io/dockerconfigjson</c> in <c>kube-system</c>, for an <c>oci://</c> registry.
    /// Default: none. Write it with <c>manifests</c>.
    /// </summary>
    [Input("dockerRegistrySecret")]
    public Input<string>? DockerRegistrySecret { get; set; }

    /// <summary>
    /// The chart's archive (<c>.tgz</c>) in base64, for nodes without internet. Default: the chart is downloaded. Other content,
    /// and more than 1 MiB, is rejected. Example: <c>Convert.ToBase64String(File.ReadAllBytes("cilium-1.19.6.tgz"))</c>.
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
