using Pulumi;

namespace K3sPulumi;

public sealed partial class K3sClusterArgs
{
    /// <summary>
    /// Where K3s keeps its data, images and pods' disks included: for hosts whose root disk is small. An absolute path of a directory of its own, which goes with
    /// the node. What the kubelet gives pods of their own (<c>/var/lib/kubelet</c>) stays where it is. Default: <c>/var/lib/rancher/k3s</c>, with <c>rootless</c> <c>.rancher/k3s</c> in the user's home.
    /// A path that is not absolute, or a directory of the system, is a problem; so is another one for a node that is there: remove the node first.
    /// Hosts only. K3s: <c>data-dir</c>. Example: <c>DataDirectory = "/srv/k3s"</c>.
    /// </summary>
    [Input("dataDirectory")]
    public Input<string>? DataDirectory { get; set; }
}
