using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Your own CA. It signs the CAs that K3s works with (of servers, clients, the aggregation layer and etcd), which are placed on
/// the first server before its first start. Do not use one CA for several clusters: they would trust each other's clients.
/// </summary>
/// <remarks>
/// Another CA for an existing cluster is given to K3s (<c>k3s certificate rotate-ca</c>), and then every node restarts once.
/// Under the same root this is all; another root needs <see cref="Force"/>.
/// </remarks>
/// <example><code>
/// Certificates = new() {     Authority = new() { Chain = intermediatePem + rootPem, Key = intermediateKey }, }
/// </code></example>
public sealed class AuthorityArgs : ResourceArgs
{
    /// <summary>
    /// PEM text of the CA that signs, then of the CA that signed it, and so on; the root last. Required. A root alone is enough.
    /// Rejected: text that is not PEM, another order, an incomplete chain, certificates that are not CAs or may not sign CAs
    /// (<c>basicConstraints</c>, <c>pathlen</c>, <c>keyUsage</c>), and those that are not valid now. Less than 365 days before
    /// one expires, preview shows a warning.
    /// </summary>
    [Input("chain", required: true)]
    public required Input<string> Chain { get; set; }

    /// <summary>
    /// PEM text of the private key of the first certificate in <c>chain</c>, RSA or ECDSA (P-256, P-384, P-521), not encrypted.
    /// Required. It does not get to any node. A key of another certificate is rejected. Secret.
    /// </summary>
    [Input("key", required: true)]
    public required Input<string> Key { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Replaces the CAs of an existing cluster even by those of another root. Until all nodes have restarted, servers with the
    /// new CA do not serve nodes and clients with the old one; afterwards, pods that use the API must be restarted. Embedded etcd
    /// keeps its CAs. Default: false; another root is rejected in preview. K3s: <c>k3s certificate rotate-ca --force</c>.
    /// </summary>
    [Input("force")]
    public Input<bool>? Force { get; set; }
}
