using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Networking;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi;

/// <summary>One node of a cluster: where it runs and what sets it apart from the others.</summary>
public partial class NodeArgs : ResourceArgs
{
    /// <summary>
    /// Kubernetes node name; it also names the node's resources, so nodes that have one never shift when others are removed.
    /// Default: the cluster's name, the role and the position; of several hosts each must be given one. A DNS label of at most
    /// 63 characters (54 with <c>withNodeId</c>); in Docker it makes the container's host name, together with the cluster's
    /// name of at most 64. Anything else is a problem. K3s: <c>node-name</c>.
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

    /// <summary>Appends an id of the host to the node name, for hosts that share one. Default: false. K3s: <c>with-node-id</c>.</summary>
    [Input("withNodeId")]
    public Input<bool>? WithNodeId { get; set; }

    /// <summary>Arguments of the kubelet as <c>flag=value</c>. Default: none. K3s: <c>kubelet-arg</c>.</summary>
    [Input("kubeletArgs")]
    public InputList<string> KubeletArgs { get => field ??= new(); set; }

    /// <summary>
    /// Further K3s configuration as YAML text, written as a file of its own into <c>config.yaml.d</c>, where K3s merges it; it counts before the cluster's.
    /// Default: none. A list replaces the one before it; a key with a plus, such as <c>node-label+</c>, adds to it. Rejected are text that
    /// is not a YAML mapping, keys that this K3s version does not know, values that it would read differently, keys that have an
    /// argument of their own, and keys that must be the same on all servers and differ; what overrides an argument is a warning.
    /// May be secret.
    /// </summary>
    [Input("config")]
    public Input<string>? Config { get; set; }

    /// <summary>Raise it to run the node's scripts again although nothing else changed: to repair a host, or after it was set up anew. Default: 0.</summary>
    [Input("generation")]
    public Input<int>? Generation { get; set; }

    /// <summary>Architecture that the host must have: <c>amd64</c>, <c>arm64</c> or <c>arm</c>. Default: whatever it is. Any other is a problem. Hosts only: rejected in Docker.</summary>
    [Input("architecture")]
    public Input<string>? Architecture { get; set; }

    /// <summary>
    /// Artifacts that the deploying machine sends because the node has no internet. Default: the cluster's, else none: hosts download, containers pull.
    /// Example: <c>AirGap = new() { Directory = "artifacts", Architecture = "arm64" }</c>.
    /// </summary>
    [Input("airGap")]
    public AirGapArgs? AirGap { get; set; }

    /// <summary>
    /// Images that the node gets without a registry: names of images in the Docker engine (of a node in Docker its own engine, for hosts that of the deploying machine), or
    /// paths of archives of <c>docker save</c>, which begin with <c>/</c> or <c>./</c>. A rebuilt image is imported again; afterwards <c>crictl images</c> must
    /// list it. Default: none beyond the cluster's. What is neither, and an archive that cannot be read, are problems. Example: <c>Images = ["shop:dev", "./base.tar"]</c>.
    /// </summary>
    [Input("images")]
    public List<string> Images { get => field ??= []; set; }

    /// <summary>
    /// Where hosts download K3s: <c>VERSION/k3s</c> and its checksums are below it. Default: K3s's releases. Not an <c>http</c> or <c>https</c> URL is a problem. Hosts only: rejected in Docker.
    /// </summary>
    [Input("artifactUrl")]
    public Input<string>? ArtifactUrl { get; set; }

    /// <summary>The official installer. Default: that of the version's own tag in K3s's repository. Hosts only: rejected in Docker.</summary>
    [Input("installerUrl")]
    public Input<string>? InstallerUrl { get; set; }

    /// <summary>
    /// Host checks that are taken on trust: <c>kernel</c>, <c>cgroup</c>, <c>memory</c>, <c>disk</c>, <c>swap</c>,
    /// <c>iptables</c>, <c>ports</c>, <c>clock</c>, <c>name</c>, <c>firewall</c>, <c>selinux</c>, <c>runtime</c>, <c>routes</c>.
    /// Default: none. Any other is a problem. Hosts only.
    /// </summary>
    [Input("skippedChecks")]
    public InputList<string> SkippedChecks { get => field ??= new(); set; }

    /// <summary>
    /// True when the host is gone for good: after an update with it, removing the node runs nothing on the host, while the cluster's side is cleaned up as
    /// ever. The update itself does not connect to the host, whatever else has changed; a preview shows it as a new resource <c>…-host-is-gone</c>.
    /// Default: false. Rejected on every server of a cluster, on a node that has never been created, and in Docker.
    /// </summary>
    [Input("hostIsGone")]
    public bool? HostIsGone { get; set; }

    /// <summary>Seconds for booting, for locks and for each download before a host is given up. Default: 900. Not above zero is a problem. Hosts only: rejected in Docker.</summary>
    [Input("prepareTimeout")]
    public Input<int>? PrepareTimeout { get; set; }

    /// <summary>Seconds until a started node must be Ready. Default: 300 for servers and containers, 180 for agents on hosts. Not above zero is a problem.</summary>
    [Input("readyTimeout")]
    public Input<int>? ReadyTimeout { get; set; }

    /// <summary>Seconds that draining may take before a node is removed all the same. Default: 120. Below zero is a problem.</summary>
    [Input("drainTimeout")]
    public Input<int>? DrainTimeout { get; set; }

    /// <summary>Where images come from; in a cluster the node's word on a registry counts before the cluster's. Default: the registries themselves. K3s: <c>registries.yaml</c>.</summary>
    [Input("registries")]
    public RegistriesArgs? Registries { get; set; }

    /// <summary>The way out of a closed network. Default: none, in a cluster the cluster's.</summary>
    [Input("proxy")]
    public ProxyArgs? Proxy { get; set; }

    /// <summary>
    /// What happens to firewalld or ufw where one is active: <c>configure</c> opens what K3s needs, for good, and closes it again with the node; <c>disable</c>
    /// switches it off; <c>leave</c> only looks, and missing rules are a problem of the host. Default: <c>leave</c>, in a cluster the cluster's. Any other is a
    /// problem. Hosts only. Example: <c>Firewall = "configure", NodeNetworks = ["10.0.0.0/24"]</c>.
    /// </summary>
    [Input("firewall")]
    public Input<string>? Firewall { get; set; }

    /// <summary>
    /// Networks or addresses of the nodes: only these reach the ports between nodes when <c>firewall</c> is <c>configure</c>, and no proxy stands between them.
    /// Default: none, in a cluster the cluster's; with <c>configure</c> that is a problem, as one of those ports lets whoever reaches it into the pods' network; <c>0.0.0.0/0</c> opens them to
    /// everyone. What is neither is a problem.
    /// </summary>
    [Input("nodeNetworks")]
    public InputList<string> NodeNetworks { get => field ??= new(); set; }

    /// <summary>
    /// True: pods are confined by SELinux, and a host without SELinux or its policy for K3s is a problem. False: they are not, and K3s says so.
    /// Default: as the host is: where SELinux is enforced the policy is installed and this is true. Hosts only. K3s: <c>selinux</c>. Example: <c>Selinux = true</c>.
    /// </summary>
    [Input("selinux")]
    public Input<bool>? Selinux { get; set; }

    /// <summary>What runs the pods. Default: K3s's own containerd, in a cluster what the cluster says.</summary>
    [Input("runtime")]
    public RuntimeArgs? Runtime { get; set; }

    /// <summary>What may be changed of the host's kernel settings. Default: nothing, in a cluster what the cluster says. Hosts only.</summary>
    [Input("kernel")]
    public KernelArgs? Kernel { get; set; }

    /// <summary>
    /// Meets the other nodes in a Tailscale network: <c>name=tailscale,joinKey=KEY</c>, optionally <c>controlServerURL</c> and <c>extraArgs</c>. Secret. The host
    /// must have Tailscale. Default: none. With <c>flannelBackend</c> a problem. Hosts only. K3s: <c>vpn-auth</c>.
    /// </summary>
    [Input("vpnAuth")]
    public Input<string>? VpnAuth { get; set => field = Secrets.Mark(value); }

    /// <summary>Network interface for traffic between pods. Default: that of the default route. K3s: <c>flannel-iface</c>.</summary>
    [Input("flannelIface")]
    public Input<string>? FlannelIface { get; set; }

    /// <summary>File with the name servers that pods use, as an absolute path. Default: the host's, where it is of use. K3s: <c>resolv-conf</c>.</summary>
    [Input("resolvConf")]
    public Input<string>? ResolvConf { get; set; }

    /// <summary>
    /// Where K3s keeps its data, images and pods' disks included: for hosts whose root disk is small. An absolute path of a directory of its own, which goes with
    /// the node. What the kubelet gives pods of their own (<c>/var/lib/kubelet</c>) stays where it is. Default: <c>/var/lib/rancher/k3s</c>, in a cluster the cluster's; with <c>rootless</c> <c>.rancher/k3s</c> in the user's home.
    /// A path that is not absolute, or a directory of the system, is a problem; so is another one for a node that is there: remove the node first.
    /// Hosts only. K3s: <c>data-dir</c>. Example: <c>DataDirectory = "/srv/k3s"</c>.
    /// </summary>
    [Input("dataDirectory")]
    public Input<string>? DataDirectory { get; set; }

    /// <summary>
    /// Runs K3s as the user who logs in, in a systemd unit of that user; experimental in K3s. One server alone, on cgroup v2, by a user other than root who may
    /// <c>sudo</c>; other nodes are a problem. The API stays on port 6443; ports of load balancer services up to 1024 are moved up by 10000. Default: false.
    /// Hosts only. K3s: <c>rootless</c>. Example: <c>Servers = [new() { Rootless = true, Ssh = ssh }]</c>.
    /// </summary>
    [Input("rootless")]
    public bool? Rootless { get; set; }

    /// <summary>Runs the node as a container. Exactly one of <c>docker</c> and <c>ssh</c> must be given.</summary>
    [Input("docker")]
    public DockerArgs? Docker { get; set; }

    /// <summary>Runs the node on a Linux host that is reached over SSH. Exactly one of <c>docker</c> and <c>ssh</c> must be given.</summary>
    [Input("ssh")]
    public SshArgs? Ssh { get; set; }

    internal bool HasProxy() => (Proxy ?? NodeContext?.Shared?.Proxy) is not null;

    /// <summary>What a cluster has decided for this node; null for a node of its own.</summary>
    internal NodeContext? NodeContext { get; set; }
}
