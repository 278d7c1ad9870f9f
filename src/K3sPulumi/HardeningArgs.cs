using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Applies the K3s hardening guide (CIS benchmark): kernel parameters, pod security admission, event rate limits, audit log,
/// encryption of secrets at rest, flags of the kubelet, the API server and the controller manager, and network policies for the
/// built-in namespaces. Your own values for the same flags take precedence.
/// </summary>
/// <remarks>
/// Not covered: service account tokens in pods (set <c>automountServiceAccountToken: false</c> on your default service accounts),
/// network policies for your namespaces, permissions of certificates that K3s rewrites at every start, encryption of secrets in a
/// cluster that was started without it (see <c>k3s secrets-encrypt</c>), and kernel parameters in Docker, where those of the
/// engine's host apply.
/// </remarks>
/// <example><code>
/// Hardening = new() { ExemptNamespaces = ["longhorn-system"] }
/// </code></example>
public sealed class HardeningArgs : ResourceArgs
{
    /// <summary>
    /// Namespaces, in addition to <c>kube-system</c>, that pod security admission does not restrict. Default: none. Values that
    /// are not DNS labels are rejected.
    /// </summary>
    [Input("exemptNamespaces")]
    public InputList<string> ExemptNamespaces { get => field ??= new(); set; }
}
