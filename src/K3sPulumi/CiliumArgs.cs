using Pulumi;

namespace K3sPulumi;

/// <summary>Cilium, in the namespace <c>kube-system</c>.</summary>
public sealed class CiliumArgs : PluginArgs
{
    /// <summary>
    /// Lets Cilium do what kube-proxy does, which K3s then does not start. Default: false. K3s: <c>disable-kube-proxy</c>.
    /// </summary>
    [Input("kubeProxyReplacement")]
    public Input<bool>? KubeProxyReplacement { get; set; }
}
