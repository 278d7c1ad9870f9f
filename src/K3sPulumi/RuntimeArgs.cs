using Pulumi;

namespace K3sPulumi;

/// <summary>
/// What runs the pods in place of K3s's own containerd. The host is checked before anything changes; changing it on a node that is there is a problem
/// of the host: remove the node first. Registries, artifacts and the embedded registry mirror belong to K3s's own containerd. Hosts only, but for the last two.
/// </summary>
/// <example><code>
/// Runtime = new() { Docker = true }
/// Runtime = new() { Endpoint = "/run/containerd/containerd.sock" }
/// </code></example>
public sealed class RuntimeArgs : ResourceArgs
{
    /// <summary>The host's Docker, which must be installed and running; K3s follows its cgroup driver. Default: false. With the embedded registry a problem. K3s: <c>docker</c>.</summary>
    [Input("docker")]
    public Input<bool>? Docker { get; set; }

    /// <summary>Socket of another runtime as a path; with <c>docker</c> that of Docker. Default: none. K3s: <c>container-runtime-endpoint</c>.</summary>
    [Input("endpoint")]
    public Input<string>? Endpoint { get; set; }

    /// <summary><c>overlayfs</c>, <c>native</c>, <c>fuse-overlayfs</c>, <c>stargz</c> or <c>nix</c>. Default: <c>overlayfs</c>. Any other is a problem. K3s: <c>snapshotter</c>.</summary>
    [Input("snapshotter")]
    public Input<string>? Snapshotter { get; set; }

    /// <summary>Uses the programs that come with K3s, such as iptables, before those of the host. Default: false. K3s: <c>prefer-bundled-bin</c>.</summary>
    [Input("preferBundledBin")]
    public Input<bool>? PreferBundledBin { get; set; }
}
