using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Kubernetes;

/// <summary>A certificate for the host name of Rancher.</summary>
public sealed class RancherCertificateArgs : ResourceArgs
{
    /// <summary>
    /// The certificate, followed by its intermediates, as PEM text. Required. A certificate for another name is rejected.
    /// </summary>
    [Input("chain", required: true)]
    public required Input<string> Chain { get; set; }

    /// <summary>
    /// Its private key as PEM text, without a passphrase. Required. Secret. A key of another certificate is rejected.
    /// </summary>
    [Input("key", required: true)]
    public required Input<string> Key { get; set => field = Secrets.Mark(value); }
}
