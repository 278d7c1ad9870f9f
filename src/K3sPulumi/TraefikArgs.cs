using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Values for the Traefik that K3s installs: a <c>HelmChartConfig</c>. Without it Traefik gets K3s's values again.
/// </summary>
/// <example><code>
/// Traefik = new() { Values = "ports: { web: { forwardedHeaders: { trustedIPs: [10.0.0.0/8] } } }" }
/// </code></example>
public sealed class TraefikArgs : ResourceArgs
{
    /// <summary>Values of the chart as YAML or JSON text. Default: K3s's. Other text is rejected.</summary>
    [Input("values")]
    public Input<string>? Values { get; set; }

    /// <summary>
    /// Further values, which override <c>values</c> and are kept in a Kubernetes Secret. Default: none. Secret. Rejected with K3s
    /// releases before May 2025.
    /// </summary>
    [Input("secretValues")]
    public Input<string>? SecretValues { get; set => field = Internal.Inputs.Secrets.Mark(value); }

    /// <summary>
    /// What follows a failed upgrade: <c>reinstall</c>, <c>abort</c>, or with recent K3s releases <c>retry</c>. Default:
    /// <c>reinstall</c>. Other values are rejected.
    /// </summary>
    [Input("failurePolicy")]
    public Input<string>? FailurePolicy { get; set; }
}
