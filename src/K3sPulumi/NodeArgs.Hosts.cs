using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <content>What concerns hosts only.</content>
public partial class NodeArgs
{
    /// <summary>
    /// What happens to an active firewalld or ufw. <c>configure</c> permanently opens the ports that K3s needs and closes them
    /// when the node is removed; <c>disable</c> turns the firewall off; <c>leave</c> changes nothing and rejects a host whose
    /// rules block K3s. Default: the cluster's value, or else <c>leave</c>. Other values are rejected. Hosts only. Example:
    /// <c>Firewall = "configure", NodeNetworks = ["10.0.0.0/24"]</c>.
    /// </summary>
    [Input("firewall")]
    public Input<string>? Firewall { get; set; }

    /// <summary>
    /// Networks or IP addresses of the nodes. With <c>firewall</c> <c>configure</c>, only these can reach the ports between
    /// nodes; traffic to them bypasses the proxy. Default: the cluster's value, or else none, which is rejected with
    /// <c>configure</c>, because one of these ports gives access to the pod network; <c>0.0.0.0/0</c> opens the ports to
    /// everyone. Other values are rejected.
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

    /// <summary>Permitted changes to the kernel settings of the host. Default: the cluster's, or else none. Hosts only.</summary>
    [Input("kernel")]
    public KernelArgs? Kernel { get; set; }

    /// <summary>
    /// Connects the nodes through Tailscale: <c>name=tailscale,joinKey=KEY</c>, optionally with <c>controlServerURL</c> and
    /// <c>extraArgs</c>. Tailscale must be installed on the host. Default: none. Rejected with <c>flannelBackend</c>. Hosts only.
    /// Secret. K3s: <c>vpn-auth</c>.
    /// </summary>
    [Input("vpnAuth")]
    public Input<string>? VpnAuth { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Runs K3s as the login user, in a systemd unit of that user (experimental in K3s). Requires a single server on cgroup v2
    /// and a user other than root who may use <c>sudo</c>; other nodes are rejected. The API keeps port 6443; ports of load
    /// balancer services up to 1024 are increased by 10000. Default: false. Plain value: it decides which resources exist. Hosts
    /// only. K3s: <c>rootless</c>. Example: <c>Servers = [new() { Rootless = true, Ssh = ssh }]</c>.
    /// </summary>
    [Input("rootless")]
    public bool? Rootless { get; set; }
}
