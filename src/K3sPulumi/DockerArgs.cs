using Pulumi;

namespace K3sPulumi;

/// <summary>Runs a node as a privileged container of the K3s image.</summary>
public sealed class DockerArgs : DockerApiArgs
{
    /// <summary>
    /// Registry, with an optional path, that is prepended to the default image, such as <c>mirror.example:5000</c>. Default:
    /// Docker Hub.
    /// </summary>
    [Input("imageRegistry")]
    public Input<string>? ImageRegistry { get; set; }

    /// <summary>
    /// Name under which the node reaches the machine of the Docker engine, such as <c>host.k3s.internal</c>. On the first server
    /// of a cluster the pods of all nodes resolve it too, through CoreDNS. Default: none. Names that are not in lower case, IP
    /// addresses and names in <c>hostAliases</c> are rejected. Plain value: it decides which resources exist.
    /// </summary>
    [Input("hostAlias")]
    public string? HostAlias { get; set; }

    /// <summary>
    /// GPUs of the engine's host for the node: <c>all</c>, or <c>device=0,2</c> with numbers or IDs. Default: none. Other values
    /// are rejected. The engine needs NVIDIA's container toolkit, and <c>image</c> a K3s image with NVIDIA's runtime. A changed
    /// value replaces the container.
    /// </summary>
    [Input("gpus")]
    public Input<string>? Gpus { get; set; }
}
