using Pulumi;

namespace K3sPulumi;

/// <summary>A container that publishes the Kubernetes API on the engine's host.</summary>
public class DockerApiArgs : DockerContainerArgs
{
    /// <summary>
    /// Port of the engine's host that is forwarded to the API server; for nodes, used by the first server only. Default: 6443.
    /// Allowed: 0 to 65535. With 0 the engine finds a free port between 20000 and 29999 when the container is created, which it
    /// keeps in later updates; the kubeconfig is not known before. Plain value: it decides which resources exist. Two clusters
    /// that use the same port of one engine are rejected if one program creates both.
    /// </summary>
    [Input("apiPort")]
    public int? ApiPort { get; set; }

    /// <summary>
    /// Address of the engine's host on which the API port listens. Default: <c>127.0.0.1</c> on the local engine, <c>0.0.0.0</c>
    /// on a remote one.
    /// </summary>
    [Input("apiBindAddress")]
    public Input<string>? ApiBindAddress { get; set; }
}
