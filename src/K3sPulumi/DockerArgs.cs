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
    /// GPUs of the engine's host for the node: <c>all</c>, or <c>device=0,2</c> with numbers or IDs. Default: none. Other values
    /// are rejected. The engine needs NVIDIA's container toolkit, and <c>image</c> a K3s image with NVIDIA's runtime. A changed
    /// value replaces the container.
    /// </summary>
    [Input("gpus")]
    public Input<string>? Gpus { get; set; }
}
