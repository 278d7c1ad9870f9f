using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Kubernetes;

/// <summary>
/// Arguments of Rancher. The certificate of its host name comes from Rancher's own CA unless <c>letsEncrypt</c>,
/// <c>certificate</c> or <c>externalTls</c> is set; Rancher's CA and Let's Encrypt need cert-manager.
/// </summary>
public sealed class RancherArgs : HelmArgs
{
    /// <summary>
    /// DNS name of Rancher. Required. It cannot be changed later without importing every managed cluster again. IP addresses are
    /// rejected. Chart: <c>hostname</c>.
    /// </summary>
    [Input("hostname", required: true)]
    public required Input<string> Hostname { get; set; }

    /// <summary>
    /// K3s version of the cluster, such as its output <c>version</c>. Default: not checked. A version that Rancher's chart
    /// refuses is rejected; one that Rancher supports no longer is accepted with a warning.
    /// </summary>
    [Input("k3sVersion")]
    public Input<string>? K3sVersion { get; set; }

    /// <summary>
    /// Number of pods. Default: 3. A negative number means one per node up to that number. 0 is rejected. Chart: <c>replicas</c>.
    /// </summary>
    [Input("replicas")]
    public Input<int>? Replicas { get; set; }

    /// <summary>
    /// Password for the first login. Default: Rancher generates one, in the Secret <c>bootstrap-secret</c>. Secret. It has no
    /// effect after the first installation. Chart: <c>bootstrapPassword</c>.
    /// </summary>
    [Input("bootstrapPassword")]
    public Input<string>? BootstrapPassword { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Takes the certificate from Let's Encrypt. Default: Rancher's own CA. Rejected together with <c>certificate</c>. Plain
    /// value: it decides which resources exist. Chart: <c>ingress.tls.source: letsEncrypt</c>.
    /// </summary>
    [Input("letsEncrypt")]
    public LetsEncryptArgs? LetsEncrypt { get; set; }

    /// <summary>
    /// A certificate for the host name. Default: Rancher's own CA. Plain value: it decides which resources exist. Chart:
    /// <c>ingress.tls.source: secret</c>, Secret <c>tls-rancher-ingress</c>.
    /// </summary>
    [Input("certificate")]
    public RancherCertificateArgs? Certificate { get; set; }

    /// <summary>
    /// TLS ends at a load balancer in front of the cluster, which has the certificate. Default: false. Plain value: it decides
    /// how other arguments are checked. Chart: <c>tls: external</c>.
    /// </summary>
    [Input("externalTls")]
    public bool? ExternalTls { get; set; }

    /// <summary>
    /// The private CA that signed the certificate, as PEM text; managed clusters trust it. Default: a public CA. Rejected without
    /// <c>certificate</c> or <c>externalTls</c>. Chart: <c>privateCA</c>, Secret <c>tls-ca</c>.
    /// </summary>
    [Input("privateCa")]
    public Input<string>? PrivateCa { get; set; }

    /// <summary>
    /// CAs that Rancher itself trusts, as PEM text, such as that of a Git server. Default: public CAs. Chart:
    /// <c>additionalTrustedCAs</c>, Secret <c>tls-ca-additional</c>.
    /// </summary>
    [Input("additionalTrustedCas")]
    public Input<string>? AdditionalTrustedCas { get; set; }

    /// <summary>
    /// Uses the charts in Rancher's image instead of downloading them. Default: true if <c>systemDefaultRegistry</c> is set.
    /// Chart: <c>useBundledSystemChart</c>.
    /// </summary>
    [Input("useBundledSystemChart")]
    public Input<bool>? UseBundledSystemChart { get; set; }

    /// <summary>
    /// Which CAs the agents of managed clusters trust. Default: Rancher's. Allowed: <c>strict</c> and <c>system-store</c>. Chart:
    /// <c>agentTLSMode</c>.
    /// </summary>
    [Input("agentTlsMode")]
    public Input<string>? AgentTlsMode { get; set; }
}
