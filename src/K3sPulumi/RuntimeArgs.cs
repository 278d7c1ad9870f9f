using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Container runtime that replaces K3s's own containerd. The host is checked before anything changes; changing the runtime of an
/// existing node is rejected: remove the node first. <c>registries</c>, <c>airGap</c> and the embedded registry mirror require
/// K3s's own containerd. Hosts only, except for the last two arguments.
/// </summary>
/// <example><code>
/// Runtime = new() { Docker = true }
/// Runtime = new() { Endpoint = "/run/containerd/containerd.sock" }
/// </code></example>
public sealed class RuntimeArgs : ResourceArgs
{
    /// <summary>
    /// Uses the host's Docker, which must be installed and running; K3s uses its cgroup driver. Default: false. Rejected with the
    /// embedded registry mirror. K3s: <c>docker</c>.
    /// </summary>
    [Input("docker")]
    public Input<bool>? Docker { get; set; }

    /// <summary>
    /// Socket path of another runtime; with <c>docker</c>, the socket of Docker. Default: none. K3s:
    /// <c>container-runtime-endpoint</c>.
    /// </summary>
    [Input("endpoint")]
    public Input<string>? Endpoint { get; set; }

    /// <summary>
    /// Containerd snapshotter: <c>overlayfs</c>, <c>native</c>, <c>fuse-overlayfs</c>, <c>stargz</c> or <c>nix</c>. Default:
    /// <c>overlayfs</c>. Other values are rejected. K3s: <c>snapshotter</c>.
    /// </summary>
    [Input("snapshotter")]
    public Input<string>? Snapshotter { get; set; }

    /// <summary>
    /// Prefers the programs that come with K3s, such as iptables, over those of the host. Default: false. K3s:
    /// <c>prefer-bundled-bin</c>.
    /// </summary>
    [Input("preferBundledBin")]
    public Input<bool>? PreferBundledBin { get; set; }
}
