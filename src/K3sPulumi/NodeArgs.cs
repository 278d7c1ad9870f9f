using Pulumi;

namespace K3sPulumi;

/// <summary>One node of a cluster: where it runs and what sets it apart from the others.</summary>
public class NodeArgs : ResourceArgs
{
    /// <summary>
    /// Kubernetes node name; it also names the node's resources, so nodes that have one never shift when others are removed.
    /// Default: the cluster's name, the role and the position. A DNS label of at most 63 characters; anything else is a problem. K3s: <c>node-name</c>.
    /// </summary>
    [Input("nodeName")]
    public string? NodeName { get; set; }

    /// <summary>Labels of the node. Default: none. Malformed keys or values, and the prefixes that K3s refuses, are problems. K3s: <c>node-label</c>.</summary>
    [Input("nodeLabels")]
    public InputMap<string> NodeLabels { get => field ??= new(); set; }

    /// <summary>
    /// Taints that the node registers with, as <c>key=value:Effect</c>. Default: none. K3s applies them at the first registration only.
    /// An unknown effect is a problem. K3s: <c>node-taint</c>.
    /// </summary>
    [Input("nodeTaints")]
    public InputList<string> NodeTaints { get => field ??= new(); set; }

    /// <summary>Address by which the other nodes reach this one. Default: that of the default route. K3s: <c>node-ip</c>.</summary>
    [Input("nodeIp")]
    public Input<string>? NodeIp { get; set; }

    /// <summary>Address by which the node is reached from outside. Default: none. K3s: <c>node-external-ip</c>.</summary>
    [Input("nodeExternalIp")]
    public Input<string>? NodeExternalIp { get; set; }

    /// <summary>
    /// Further K3s configuration as YAML text, written as a file of its own into <c>config.yaml.d</c>, where K3s merges it.
    /// Default: none. Text that is no YAML mapping is a problem. May be secret.
    /// </summary>
    [Input("config")]
    public Input<string>? Config { get; set; }

    /// <summary>Raise it to run the node's scripts again although nothing else changed, for example to repair a host. Default: 0.</summary>
    [Input("generation")]
    public Input<int>? Generation { get; set; }

    /// <summary>Seconds until a started node must be Ready. Default: 300. Not above zero is a problem.</summary>
    [Input("readyTimeout")]
    public Input<int>? ReadyTimeout { get; set; }

    /// <summary>Seconds that draining may take before a node is removed all the same. Default: 120. Below zero is a problem.</summary>
    [Input("drainTimeout")]
    public Input<int>? DrainTimeout { get; set; }

    /// <summary>Runs the node as a container. Exactly one of <c>docker</c> and <c>ssh</c> must be given.</summary>
    [Input("docker")]
    public DockerArgs? Docker { get; set; }

    /// <summary>Runs the node on a Linux host that is reached over SSH. Exactly one of <c>docker</c> and <c>ssh</c> must be given.</summary>
    [Input("ssh")]
    public SshArgs? Ssh { get; set; }

    /// <summary>What a cluster has decided for this node; null for a node of its own.</summary>
    internal Placement? Placement { get; set; }
}
