using Pulumi;

namespace K3sPulumi;

/// <summary>
/// K3s's hardening guide (CIS benchmark): kernel parameters, pod security admission, limits on events, audit log, encryption of secrets at rest,
/// arguments of kubelet, API server and controller manager, network policies of the built-in namespaces. Your own arguments for the same flags count before it.
/// </summary>
/// <remarks>
/// What it cannot do: take service account tokens out of pods (set <c>automountServiceAccountToken: false</c> on your default service accounts), write network
/// policies for your namespaces, narrow certificates that K3s rewrites at every start, encrypt the secrets of a cluster that was started without (see
/// <c>k3s secrets-encrypt</c>), or set kernel parameters from within a container: in Docker they are those of the engine's host.
/// </remarks>
/// <example><code>
/// Hardening = new() { ExemptNamespaces = ["longhorn-system"] }
/// </code></example>
public sealed class HardeningArgs : ResourceArgs
{
    /// <summary>Namespaces, beside <c>kube-system</c>, in which pod security admission forbids nothing. Default: none. What is no DNS label is a problem.</summary>
    [Input("exemptNamespaces")]
    public InputList<string> ExemptNamespaces { get => field ??= new(); set; }
}
