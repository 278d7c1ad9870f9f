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
}
