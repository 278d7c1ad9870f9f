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

    /// <summary>Appends an id of the host to the node name, for hosts that share one. Default: false. K3s: <c>with-node-id</c>.</summary>
    [Input("withNodeId")]
    public Input<bool>? WithNodeId { get; set; }

    /// <summary>Arguments of the kubelet as <c>flag=value</c>. Default: none. K3s: <c>kubelet-arg</c>.</summary>
    [Input("kubeletArgs")]
    public InputList<string> KubeletArgs { get => field ??= new(); set; }

    /// <summary>
    /// Further K3s configuration as YAML text, written as a file of its own into <c>config.yaml.d</c>, where K3s merges it.
    /// Default: none. Text that is no YAML mapping is a problem. May be secret.
    /// </summary>
    [Input("config")]
    public Input<string>? Config { get; set; }

    /// <summary>Raise it to run the node's scripts again although nothing else changed, for example to repair a host. Default: 0.</summary>
    [Input("generation")]
    public Input<int>? Generation { get; set; }

    /// <summary>Architecture that the host must have: <c>amd64</c>, <c>arm64</c> or <c>arm</c>. Default: whatever it is. Any other is a problem. Hosts only.</summary>
    [Input("architecture")]
    public Input<string>? Architecture { get; set; }

    /// <summary>
    /// Where hosts download K3s: <c>VERSION/k3s</c> and its checksums are below it. Default: K3s's releases. Not an <c>http</c> or <c>https</c> URL is a problem. Hosts only.
    /// </summary>
    [Input("artifactUrl")]
    public Input<string>? ArtifactUrl { get; set; }

    /// <summary>The official installer. Default: that of the version's own tag in K3s's repository. Hosts only.</summary>
    [Input("installerUrl")]
    public Input<string>? InstallerUrl { get; set; }

    /// <summary>
    /// Host checks that are taken on trust: <c>kernel</c>, <c>cgroup</c>, <c>memory</c>, <c>disk</c>, <c>ports</c>, <c>clock</c>, <c>name</c>, <c>firewall</c>.
    /// Default: none. Any other is a problem. Hosts only.
    /// </summary>
    [Input("skippedChecks")]
    public InputList<string> SkippedChecks { get => field ??= new(); set; }

    /// <summary>
    /// Say true when the host is gone for good: after an update with it, removing the node runs nothing on the host any more, while the cluster's side
    /// is cleaned up as ever. The update itself opens no connection. Default: false. Hosts only.
    /// </summary>
    [Input("hostIsGone")]
    public bool? HostIsGone { get; set; }

    /// <summary>Seconds for booting, for locks and for each download before a host is given up. Default: 900. Not above zero is a problem. Hosts only.</summary>
    [Input("prepareTimeout")]
    public Input<int>? PrepareTimeout { get; set; }

    /// <summary>Seconds until a started node must be Ready. Default: 300 for servers and containers, 180 for agents on hosts. Not above zero is a problem.</summary>
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
