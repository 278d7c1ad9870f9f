using Pulumi;

namespace K3sPulumi;

/// <summary>
/// The pod network in place of flannel: <see cref="Cilium"/> or <see cref="Calico"/>. K3s's Helm controller installs it before
/// the first pod, and flannel, K3s's network policies and, where it is replaced, kube-proxy are not started.
/// </summary>
/// <example><code>
/// Cni = new() { Cilium = new() { KubeProxyReplacement = true } }
/// </code></example>
public sealed class CniArgs : ResourceArgs
{
    /// <summary>Cilium. Default: none. Rejected in Docker, where it finds no file system for BPF.</summary>
    [Input("cilium")]
    public CiliumArgs? Cilium { get; set; }

    /// <summary>Calico, by its operator. Default: none.</summary>
    [Input("calico")]
    public CalicoArgs? Calico { get; set; }
}
