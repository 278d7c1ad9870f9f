using K3sPulumi.Core.LoadBalancing;
using Pulumi;

namespace K3sPulumi;

/// <summary>Where the load balancer in front of a cluster's servers runs. Exactly one of <c>docker</c> and <c>ssh</c> must be given.</summary>
public class LoadBalancerArgs : ResourceArgs
{
    /// <summary>
    /// Port that clients and joining nodes use. Default: 6443; in Docker <c>docker.apiPort</c> says the host's port. Allowed: 1 to 65535, but not 8404, where
    /// HAProxy shows its statistics.
    /// </summary>
    [Input("port")]
    public int? Port { get; set; }

    /// <summary>Host that runs HAProxy.</summary>
    [Input("ssh")]
    public SshArgs? Ssh { get; set; }

    /// <summary>Further hosts that run HAProxy and take over <c>floatingAddress</c> when the one before them fails. Default: none.</summary>
    [Input("standbys")]
    public List<SshArgs> Standbys { get => field ??= []; set; }

    /// <summary>
    /// Address that all load balancers share by keepalived; clients and nodes use it. Required with <c>standbys</c>, whose <c>ssh.address</c> (and that of the
    /// first host) must then be IP addresses of the same family. An unused IP address of the hosts' own network.
    /// </summary>
    [Input("floatingAddress")]
    public Input<string>? FloatingAddress { get; set; }

    /// <summary>Interface that carries the floating address, such as <c>eth1</c>. Default: the one with the route to it. Without <c>floatingAddress</c> a problem.</summary>
    [Input("floatingInterface")]
    public Input<string>? FloatingInterface { get; set; }

    /// <summary>VRRP router id, which tells these load balancers from others on the same network. Default: 51. Allowed: 1 to 255. Without <c>floatingAddress</c> a problem.</summary>
    [Input("routerId")]
    public Input<int>? RouterId { get; set; }

    /// <summary>Runs HAProxy as a container, which owns the host's API port. Its <c>image</c> defaults to the official HAProxy image; its <c>ports</c> are forwarded to the servers and must be TCP.</summary>
    [Input("docker")]
    public DockerArgs? Docker { get; set; }
}
