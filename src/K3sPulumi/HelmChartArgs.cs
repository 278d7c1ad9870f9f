using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// A Helm chart that K3s installs by itself, before anything has access to the cluster: a <c>HelmChart</c> in the namespace
/// <c>kube-system</c>. A changed chart is upgraded; a chart that is removed from the list is uninstalled, also if another server
/// by itself still has it: servers of one cluster need the same list. For applications that change often, use
/// <c>Pulumi.Kubernetes</c>: a changed chart here is a change of every server.
/// </summary>
/// <example><code>
/// HelmCharts = [new()
/// {
///     Name = "cert-manager", Repo = "https://charts.jetstack.io", Chart = "cert-manager", Version = "v1.21.1",
///     TargetNamespace = "cert-manager", Values = "crds: { enabled: true }",
/// }]
/// </code></example>
public sealed class HelmChartArgs : ResourceArgs
{
    /// <summary>
    /// Name of the release, a DNS label of at most 53 characters. Required. Plain value: it decides which files exist. Names of
    /// K3s's own charts are rejected.
    /// </summary>
    [Input("name", required: true)]
    public required string Name { get; set; }

    /// <summary>
    /// Name of the chart in <c>repo</c>, the URL of an archive, or an <c>oci://</c> reference. Required, unless
    /// <c>chartContent</c> is set. A name without <c>repo</c> is rejected.
    /// </summary>
    [Input("chart")]
    public Input<string>? Chart { get; set; }

    /// <summary>
    /// The chart's archive (<c>.tgz</c>) in base64, for nodes without internet. Default: the chart is downloaded. Other content,
    /// and more than 1 MiB, is rejected. Example: <c>ChartContent = Convert.ToBase64String(File.ReadAllBytes("app.tgz"))</c>.
    /// </summary>
    [Input("chartContent")]
    public Input<string>? ChartContent { get; set; }

    /// <summary>URL of the chart repository (<c>http</c> or <c>https</c>). Default: none. Other URLs are rejected.</summary>
    [Input("repo")]
    public Input<string>? Repo { get; set; }

    /// <summary>CA certificates of the repository, in PEM format. Default: those of the job's image.</summary>
    [Input("repoCa")]
    public Input<string>? RepoCa { get; set; }

    /// <summary>
    /// Version of the chart. Default: the newest in the repository when K3s installs it. Rejected with an archive.
    /// </summary>
    [Input("version")]
    public Input<string>? Version { get; set; }

    /// <summary>Namespace of the release. Default: <c>default</c>.</summary>
    [Input("targetNamespace")]
    public Input<string>? TargetNamespace { get; set; }

    /// <summary>Creates that namespace. Default: true, except for namespaces of Kubernetes itself.</summary>
    [Input("createNamespace")]
    public Input<bool>? CreateNamespace { get; set; }

    /// <summary>
    /// Values of the chart as YAML or JSON text, such as <c>JsonSerializer.Serialize(new { replicas = 2 })</c>. Default: the
    /// chart's own. Other text is rejected. Everybody who can read HelmCharts can read it; use <c>secretValues</c> for secrets.
    /// </summary>
    [Input("values")]
    public Input<string>? Values { get; set; }

    /// <summary>
    /// Further values, which override <c>values</c> and are kept in a Kubernetes Secret. Default: none. Secret. Rejected with K3s
    /// releases before May 2025. K3s: <c>valuesSecrets</c>.
    /// </summary>
    [Input("secretValues")]
    public Input<string>? SecretValues { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Installs the chart before there is a pod network: for CNI plugins and cloud controllers. Default: false.
    /// </summary>
    [Input("bootstrap")]
    public Input<bool>? Bootstrap { get; set; }

    /// <summary>Time limit of Helm. Seconds. Default: 300.</summary>
    [Input("timeout")]
    public Input<int>? Timeout { get; set; }

    /// <summary>How often a failed job is repeated. Default: 1000.</summary>
    [Input("backOffLimit")]
    public Input<int>? BackOffLimit { get; set; }

    /// <summary>
    /// What follows a failed installation or upgrade: <c>reinstall</c>, <c>abort</c>, or with recent K3s releases <c>retry</c>.
    /// Default: <c>reinstall</c>, which uninstalls the release first. Other values are rejected.
    /// </summary>
    [Input("failurePolicy")]
    public Input<string>? FailurePolicy { get; set; }

    /// <summary>Image of the job that runs Helm. Default: K3s's <c>rancher/klipper-helm</c>.</summary>
    [Input("jobImage")]
    public Input<string>? JobImage { get; set; }

    /// <summary>
    /// Name of a Secret of type <c>kubernetes.io/basic-auth</c> in <c>kube-system</c>, for the repository. Default: none. Write
    /// it with <c>manifests</c>.
    /// </summary>
    [Input("authSecret")]
    public Input<string>? AuthSecret { get; set; }

    /// <summary>Sends these credentials to other hosts as well. Default: false.</summary>
    [Input("authPassCredentials")]
    public Input<bool>? AuthPassCredentials { get; set; }

    /// <summary>
    /// Name of a Secret of type <c>kubernetes.io/dockerconfigjson</c> in <c>kube-system</c>, for an <c>oci://</c> registry.
    /// Default: none.
    /// </summary>
    [Input("dockerRegistrySecret")]
    public Input<string>? DockerRegistrySecret { get; set; }

    /// <summary>Does not verify the certificate of the repository. Default: false.</summary>
    [Input("insecureSkipTlsVerify")]
    public Input<bool>? InsecureSkipTlsVerify { get; set; }

    /// <summary>Downloads over HTTP without TLS. Default: false.</summary>
    [Input("plainHttp")]
    public Input<bool>? PlainHttp { get; set; }

    /// <summary>
    /// Takes over objects that exist already. Default: false. Rejected with K3s releases before November 2025.
    /// </summary>
    [Input("takeOwnership")]
    public Input<bool>? TakeOwnership { get; set; }
}
