using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Rotation of the certificates of a cluster. K3s issues leaf certificates for 365 days and renews them at a restart from 120
/// days before they expire; a cluster that runs longer without a restart fails.
/// </summary>
/// <example><code>
/// Certificates = new() { Rotation = 1 }
/// </code></example>
public sealed class CertificatesArgs : ResourceArgs
{
    /// <summary>
    /// Increase it by one to issue new leaf certificates and keys on every node: servers one by one, then agents as
    /// <c>maxUnavailable</c> allows, each with one restart of K3s after which the node must be Ready. The kubeconfig is read
    /// again. On a server or agent by itself it concerns this node. Default: 0 (K3s renews certificates by itself). Negative
    /// values are rejected. K3s: <c>k3s certificate rotate</c>.
    /// </summary>
    [Input("rotation")]
    public Input<int>? Rotation { get; set; }

    /// <summary>
    /// Your own CA, which signs the CAs of the cluster. Default: K3s makes its own CAs, valid for ten years. Removing it from an
    /// existing cluster changes nothing there. Rejected on agents by themselves, which take the CAs of their servers.
    /// </summary>
    [Input("authority")]
    public AuthorityArgs? Authority { get; set; }
}
