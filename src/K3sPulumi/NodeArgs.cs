using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Networking;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>Arguments of one node in a cluster: where it runs and how it differs from the others.</summary>
public partial class NodeArgs : NodeOptionsArgs
{
    /// <summary>
    /// Kubernetes node name. It also names the node's resources, so that removing other nodes does not affect it. Default: the
    /// cluster's name, the role and the position; required if several hosts have the same role. A DNS label of at most 63
    /// characters (54 with <c>withNodeId</c>); in Docker it becomes part of the container's host name, which is limited to 64
    /// characters together with the cluster's name. Other values are rejected. Plain value: it names resources. K3s:
    /// <c>node-name</c>.
    /// </summary>
    [Input("nodeName")]
    public string? NodeName { get; set; }

    /// <summary>
    /// Labels of the node. Default: none. Malformed keys and values are rejected, and so are prefixes that K3s does not allow.
    /// K3s: <c>node-label</c>.
    /// </summary>
    [Input("nodeLabels")]
    public InputMap<string> NodeLabels { get => field ??= new(); set; }

    /// <summary>
    /// Taints with which the node registers, as <c>key=value:Effect</c>. K3s applies them only when the node first registers.
    /// Default: none. Unknown effects are rejected. K3s: <c>node-taint</c>.
    /// </summary>
    [Input("nodeTaints")]
    public InputList<string> NodeTaints { get => field ??= new(); set; }

    /// <summary>
    /// Appends an ID of the host to the node name, for hosts that have the same name. Default: false. K3s: <c>with-node-id</c>.
    /// </summary>
    [Input("withNodeId")]
    public Input<bool>? WithNodeId { get; set; }

    /// <summary>
    /// Flags of the kubelet, as <c>flag=value</c>. Default: none. Flags that K3s or another argument sets are rejected. K3s:
    /// <c>kubelet-arg</c>.
    /// </summary>
    [Input("kubeletArgs")]
    public InputList<string> KubeletArgs { get => field ??= new(); set; }

    /// <summary>
    /// Additional K3s configuration of the node, as YAML text. It is written to its own file in <c>config.yaml.d</c>, where K3s
    /// merges it; it overrides the cluster's <c>serverConfig</c> or <c>agentConfig</c>. A list replaces the previous one; a key
    /// with a plus sign, such as <c>node-label+</c>, adds to it. Default: none. Rejected: text that is not a YAML mapping, keys
    /// that this K3s version does not know, values that it would read differently, keys that have an argument, and keys that must
    /// be the same on all servers but are not. A key that overrides an argument is a warning. May be secret.
    /// </summary>
    [Input("config")]
    public Input<string>? Config { get; set; }

    /// <summary>
    /// Increase it to run the node's scripts again when nothing else changed: to repair a host, or after it was reinstalled.
    /// Default: 0.
    /// </summary>
    [Input("generation")]
    public Input<int>? Generation { get; set; }

    /// <summary>
    /// Architecture that the host must have: <c>amd64</c>, <c>arm64</c> or <c>arm</c>. Default: any. Other values are rejected.
    /// Hosts only: rejected in Docker without <c>airGap</c>.
    /// </summary>
    [Input("architecture")]
    public Input<string>? Architecture { get; set; }

    /// <summary>
    /// Host checks to skip: <c>kernel</c>, <c>cgroup</c>, <c>memory</c>, <c>disk</c>, <c>swap</c>, <c>iptables</c>, <c>ports</c>,
    /// <c>clock</c>, <c>name</c>, <c>firewall</c>, <c>selinux</c>, <c>runtime</c>, <c>routes</c>, and <c>quorum</c>, which keeps
    /// K3s from restarting on a server while etcd would lose its majority. Default: none. Other values are rejected. Hosts
    /// only: rejected in Docker.
    /// </summary>
    [Input("skippedChecks")]
    public InputList<string> SkippedChecks { get => field ??= new(); set; }

    /// <summary>
    /// Set to true when the host is permanently gone: after the next <c>pulumi up</c>, removing the node runs nothing on the
    /// host, but still cleans up the cluster. That update does not connect to the host, whatever else changed; preview shows it
    /// as a new resource <c>…-host-is-gone</c>. Default: false. Plain value: it decides which resources exist. Rejected on every
    /// server of a cluster at once, on a node that was never created, and in Docker.
    /// </summary>
    [Input("hostIsGone")]
    public bool? HostIsGone { get; set; }

    /// <summary>
    /// Time in seconds to wait for the host to boot, for locks and for each download. Default: 900. Values below 1 are rejected.
    /// Hosts only: rejected in Docker.
    /// </summary>
    [Input("prepareTimeout")]
    public Input<int>? PrepareTimeout { get; set; }

    /// <summary>
    /// Time in seconds within which a started node must become Ready. Default: 300 for servers and containers, 180 for agents on
    /// hosts, 600 on hosts with <c>cni</c>. On a host, a new node first waits as long for the server that it joins, and fails if that server's port stays
    /// closed. Values below 1 are rejected.
    /// </summary>
    [Input("readyTimeout")]
    public Input<int>? ReadyTimeout { get; set; }

    /// <summary>
    /// Time in seconds that draining may take. After it a node that is being removed is removed anyway; with <c>drain</c>, the
    /// update fails. 0: the node is not drained. Default: 120. Negative values are rejected, and 0 together with <c>drain</c>.
    /// </summary>
    [Input("drainTimeout")]
    public Input<int>? DrainTimeout { get; set; }

    /// <summary>
    /// Network interface for traffic between pods. Default: the interface of the default route. K3s: <c>flannel-iface</c>.
    /// </summary>
    [Input("flannelIface")]
    public Input<string>? FlannelIface { get; set; }

    /// <summary>
    /// Absolute path of the file with the name servers that pods use. Default: the host's, where usable. K3s: <c>resolv-conf</c>.
    /// </summary>
    [Input("resolvConf")]
    public Input<string>? ResolvConf { get; set; }

    /// <summary>
    /// Runs K3s as the login user, in a systemd unit of that user (experimental in K3s). Requires a single server on cgroup v2
    /// and a user other than root who may use <c>sudo</c>; other nodes are rejected. The API keeps port 6443; ports of load
    /// balancer services up to 1024 are increased by 10000. Default: false. Plain value: it decides which resources exist. Hosts
    /// only. K3s: <c>rootless</c>. Example: <c>Servers = [new() { Rootless = true, Ssh = ssh }]</c>.
    /// </summary>
    [Input("rootless")]
    public bool? Rootless { get; set; }

    /// <summary>Runs the node as a container. Set exactly one of <c>docker</c> and <c>ssh</c>.</summary>
    [Input("docker")]
    public DockerArgs? Docker { get; set; }

    /// <summary>Runs the node on a Linux host, reached over SSH. Set exactly one of <c>docker</c> and <c>ssh</c>.</summary>
    [Input("ssh")]
    public SshArgs? Ssh { get; set; }
}
