using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>Arguments of a local container registry for development images.</summary>
public sealed class K3sRegistryArgs : ResourceArgs
{
    /// <summary>
    /// Port of the engine's host to which images are pushed, as <c>localhost:PORT</c>. Default: 5000. Allowed: 1 to 65535. Plain
    /// value: it decides which resources exist. There is no authentication.
    /// </summary>
    [Input("port")]
    public int? Port { get; set; }

    /// <summary>
    /// Address of the engine's host on which the registry listens. Default: <c>127.0.0.1</c>. Other values than IP addresses are
    /// rejected.
    /// </summary>
    [Input("bindAddress")]
    public Input<string>? BindAddress { get; set; }

    /// <summary>
    /// Registry whose images are kept, such as <c>https://registry-1.docker.io</c> for Docker Hub: what a node pulls through this
    /// registry is downloaded once. Default: none, the registry takes what is pushed to it. With it, pushes are rejected by the
    /// registry. Allowed: an http or https URL without credentials; others are rejected.
    /// </summary>
    [Input("upstream")]
    public Input<string>? Upstream { get; set; }

    /// <summary>
    /// User at <c>upstream</c>. Default: none, anonymous. Rejected without <c>upstream</c> and <c>upstreamPassword</c>.
    /// </summary>
    [Input("upstreamUser")]
    public Input<string>? UpstreamUser { get; set; }

    /// <summary>Password or access token of <c>upstreamUser</c>. Default: none. Rejected without it. Secret.</summary>
    [Input("upstreamPassword")]
    public Input<string>? UpstreamPassword { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// The Docker engine (the same as the clusters') and, optionally, another image. Default: the local engine and
    /// <c>registry:2.8.3</c>.
    /// </summary>
    [Input("docker")]
    public DockerContainerArgs? Docker { get; set; }
}
