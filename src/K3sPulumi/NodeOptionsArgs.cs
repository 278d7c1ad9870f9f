using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Settings of a node that a cluster can set for all of its nodes. A node's own value overrides the cluster's.
/// </summary>
public abstract class NodeOptionsArgs : ResourceArgs
{
    private protected NodeOptionsArgs()
    {
    }

    /// <summary>
    /// Registries from which nodes pull images; a node's setting for a registry overrides the cluster's. Default: images come
    /// from their own registries. K3s: <c>registries.yaml</c>.
    /// </summary>
    [Input("registries")]
    public RegistriesArgs? Registries { get; set; }

    /// <summary>Proxy for outbound traffic. Default: none.</summary>
    [Input("proxy")]
    public ProxyArgs? Proxy { get; set; }

    /// <summary>
    /// Server from which hosts download K3s. Default: K3s's releases on GitHub. Hosts only: rejected in Docker, and together with
    /// <c>airGap</c>.
    /// </summary>
    [Input("releaseMirror")]
    public ReleaseMirrorArgs? ReleaseMirror { get; set; }

    /// <summary>Container runtime. Default: K3s's own containerd.</summary>
    [Input("runtime")]
    public RuntimeArgs? Runtime { get; set; }

    /// <summary>
    /// Artifacts that the deploying machine sends because nodes have no internet access. Nodes of several architectures can share
    /// one directory if each sets its <c>architecture</c>. Default: none; hosts download and containers pull. Example: <c>AirGap
    /// = new() { Directory = "artifacts" }</c>.
    /// </summary>
    [Input("airGap")]
    public AirGapArgs? AirGap { get; set; }

    /// <summary>
    /// Images that nodes get without a registry; a node gets its own and the cluster's: names of images in the Docker engine (the
    /// node's own engine in Docker, that of the deploying machine for hosts), or paths of <c>docker save</c> archives that start
    /// with <c>/</c> or <c>./</c>. A rebuilt image is imported again; after the import <c>crictl images</c> must list it.
    /// Default: none. Plain value: archives are read while the program runs. Other values and unreadable archives are rejected.
    /// Example: <c>Images = ["shop:dev", "./base.tar"]</c>.
    /// </summary>
    [Input("images")]
    public List<string> Images { get => field ??= []; set; }

    /// <summary>
    /// Directory for K3s's data, including images and pod volumes, for hosts with a small root disk. It must be an absolute path,
    /// is used by K3s only, and is deleted with the node. The kubelet's data (<c>/var/lib/kubelet</c>) stays where it is.
    /// Default: <c>/var/lib/rancher/k3s</c>, or <c>.rancher/k3s</c> in the user's home directory with <c>rootless</c>. Relative
    /// paths and system directories are rejected, and so is a change on an existing node: remove the node first. Hosts only. K3s:
    /// <c>data-dir</c>. Example: <c>DataDirectory = "/srv/k3s"</c>.
    /// </summary>
    [Input("dataDirectory")]
    public Input<string>? DataDirectory { get; set; }

    /// <summary>
    /// True: a K3s that is already on a host, installed by hand, by k3sup or by the Ansible role, becomes the node. It keeps
    /// running if its settings are those of the stack, and restarts once if they differ. <c>token</c> and <c>agentToken</c> are
    /// then required and must be those of the cluster. A host with another token, CA or node name is rejected before
    /// anything changes, and so are settings on the host that the stack would remove or that cannot change. Default: false.
    /// Hosts with systemd only. Example: <c>Adopt = true</c>.
    /// </summary>
    [Input("adopt")]
    public Input<bool>? Adopt { get; set; }

    /// <summary>
    /// Updates of the packages of hosts, with a reboot where it is required. Default: packages are left alone. Hosts only.
    /// Example: <c>Packages = new() { Update = 1 }</c>.
    /// </summary>
    [Input("packages")]
    public PackagesArgs? Packages { get; set; }

    /// <summary>
    /// True: a node is drained before K3s restarts on it, as by an upgrade, and takes pods again when it is Ready. Disruption
    /// budgets are respected; pods of DaemonSets and pods without a controller stay; data in <c>emptyDir</c> volumes is lost.
    /// If pods are left after <c>drainTimeout</c>, the update fails with what blocks them, and K3s is not restarted. A node
    /// that the user has cordoned stays cordoned. Default: false; pods keep running while K3s restarts. Hosts only. Example:
    /// <c>Drain = true</c>.
    /// </summary>
    [Input("drain")]
    public Input<bool>? Drain { get; set; }

    /// <summary>
    /// What happens when somebody has changed nodes since the last update: stopped or disabled their service or container,
    /// installed another version, changed files, labels or taints, or when certificates expire. <c>report</c> reads each node
    /// while the program runs, in previews too, and warns about each difference. <c>repair</c> also makes them part of the
    /// node's input: the preview shows a change with the reasons, which puts them right. <c>off</c> opens no connection. Nodes
    /// that cannot be read within 20 seconds are warnings. Datastores have their own <c>drift</c>. Default: <c>off</c>. Other
    /// values are rejected. Example: <c>Drift = "report"</c>.
    /// </summary>
    [Input("drift")]
    public Input<string>? Drift { get; set; }

    /// <summary>
    /// False stops the node: its container, or K3s's service and its pods on a host, where it also stays stopped after a boot.
    /// All data is kept. On a cluster: all nodes, agents before servers, then the load balancer in Docker. True starts what is
    /// stopped, servers first. While a node is stopped, its other changes wait. Too few servers for a quorum of etcd are
    /// rejected, unless all are stopped. Default: what is not stopped runs. Plain value: it decides which resources exist.
    /// Example: <c>Running = false</c>.
    /// </summary>
    [Input("running")]
    public bool? Running { get; set; }

    /// <summary>
    /// What happens to an active firewalld or ufw. <c>configure</c> permanently opens the ports that K3s needs and closes them
    /// when the node is removed; <c>disable</c> turns the firewall off; <c>leave</c> changes nothing and rejects a host whose
    /// rules block K3s. Default: <c>leave</c>. Other values are rejected. Hosts only. Example: <c>Firewall = "configure",
    /// NodeNetworks = ["10.0.0.0/24"]</c>.
    /// </summary>
    [Input("firewall")]
    public Input<string>? Firewall { get; set; }

    /// <summary>
    /// Networks or IP addresses of the nodes. With <c>firewall</c> <c>configure</c>, only these can reach the ports between
    /// nodes; traffic to them bypasses the proxy. Default: none, which is rejected with <c>configure</c>, because one of these
    /// ports gives access to the pod network; <c>0.0.0.0/0</c> opens the ports to everyone. Other values are rejected.
    /// </summary>
    [Input("nodeNetworks")]
    public InputList<string> NodeNetworks { get => field ??= new(); set; }

    /// <summary>
    /// True: SELinux confines pods, and a host without SELinux or without its K3s policy is rejected. False: pods are not
    /// confined. Default: true where SELinux is enforcing, and the policy is then installed; false elsewhere. Hosts only. K3s:
    /// <c>selinux</c>. Example: <c>Selinux = true</c>.
    /// </summary>
    [Input("selinux")]
    public Input<bool>? Selinux { get; set; }

    /// <summary>Permitted changes to the kernel settings of hosts. Default: none. Hosts only.</summary>
    [Input("kernel")]
    public KernelArgs? Kernel { get; set; }

    /// <summary>
    /// Connects the nodes through Tailscale: <c>name=tailscale,joinKey=KEY</c>, optionally with <c>controlServerURL</c> and
    /// <c>extraArgs</c>. Tailscale must be installed on the host. Default: none. Rejected with <c>flannelBackend</c>. Hosts only.
    /// Secret. K3s: <c>vpn-auth</c>.
    /// </summary>
    [Input("vpnAuth")]
    public Input<string>? VpnAuth { get; set => field = Secrets.Mark(value); }
}
