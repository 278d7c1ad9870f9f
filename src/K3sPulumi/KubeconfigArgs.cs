using Pulumi;

namespace K3sPulumi;

/// <summary>
/// One more kubeconfig, for a person or a program with fewer rights than the administrator. The cluster signs its certificate;
/// the key is made on the first server (in Docker on the deploying machine) with <c>openssl</c>, and kept only in the stack.
/// Removing it from the list takes its rights away.
/// </summary>
/// <example><code>
/// Kubeconfigs = [new() { Name = "ci", Groups = ["view"], Days = 30 }]
/// </code></example>
public sealed class KubeconfigArgs : ResourceArgs
{
    /// <summary>
    /// Name of the user and of the output in <c>kubeconfigs</c>, a DNS label. Required. Plain value: it decides which resources
    /// exist.
    /// </summary>
    [Input("name", required: true)]
    public required string Name { get; set; }

    /// <summary>
    /// Names of ClusterRoles whose rights it has in all namespaces, such as <c>view</c>, <c>edit</c> or <c>cluster-admin</c>.
    /// They are also the groups of its certificate, for bindings of your own. Required. <c>system:masters</c> is rejected,
    /// because Kubernetes does not sign it.
    /// </summary>
    [Input("groups", required: true)]
    public required InputList<string> Groups { get => field ??= new(); set; }

    /// <summary>
    /// Days for which the certificate is valid. In its last third <c>pulumi up</c> renews it. Default: 90. Allowed: 1 to 365.
    /// Other values are rejected.
    /// </summary>
    [Input("days")]
    public Input<int>? Days { get; set; }
}
