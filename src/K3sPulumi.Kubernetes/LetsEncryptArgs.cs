using Pulumi;

namespace K3sPulumi.Kubernetes;

/// <summary>A certificate of Let's Encrypt: the host name must be reachable from the internet on port 80.</summary>
public sealed class LetsEncryptArgs : ResourceArgs
{
    /// <summary>Email address for notices. Required. Chart: <c>letsEncrypt.email</c>.</summary>
    [Input("email", required: true)]
    public required Input<string> Email { get; set; }

    /// <summary>
    /// Default: <c>production</c>, which limits how often a name is certified. Allowed: <c>production</c> and <c>staging</c>.
    /// Chart: <c>letsEncrypt.environment</c>.
    /// </summary>
    [Input("environment")]
    public Input<string>? Environment { get; set; }

    /// <summary>
    /// Ingress class that answers Let's Encrypt. Default: <c>traefik</c>, which K3s installs. Chart:
    /// <c>letsEncrypt.ingress.class</c>.
    /// </summary>
    [Input("ingressClass")]
    public Input<string>? IngressClass { get; set; }
}
