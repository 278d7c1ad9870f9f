using Pulumi;

namespace K3sPulumi;

/// <summary>The load balancer in front of the servers of a cluster. Set exactly one of <c>docker</c> and <c>ssh</c>.</summary>
public class LoadBalancerArgs : ResourceArgs
{
    /// <summary>
    /// Port for clients and joining nodes. Default: 6443; in Docker, <c>docker.apiPort</c> sets the port of the engine's host.
    /// Plain value: it decides which resources exist. Allowed: 1 to 65535 except 8404, which HAProxy uses for its statistics.
    /// </summary>
    [Input("port")]
    public int? Port { get; set; }

    /// <summary>Host that runs HAProxy.</summary>
    [Input("ssh")]
    public SshArgs? Ssh { get; set; }

    /// <summary>
    /// Additional hosts that run HAProxy and take over <c>floatingAddress</c> when the host before them fails. Default: none.
    /// </summary>
    [Input("standbys")]
    public List<SshArgs> Standbys { get => field ??= []; set; }

    /// <summary>
    /// Virtual IP address that keepalived moves between the load balancer hosts; clients and nodes connect to it. Required with
    /// <c>standbys</c>; their <c>ssh.address</c> and that of the first host must be IP addresses of the same family. It must be
    /// an unused address in the hosts' network.
    /// </summary>
    [Input("floatingAddress")]
    public Input<string>? FloatingAddress { get; set; }

    /// <summary>
    /// Network interface for the floating address, such as <c>eth1</c>. Default: the interface with the route to it. Rejected
    /// without <c>floatingAddress</c>.
    /// </summary>
    [Input("floatingInterface")]
    public Input<string>? FloatingInterface { get; set; }

    /// <summary>
    /// VRRP router ID, which distinguishes these load balancers from others in the same network. Default: 51. Allowed: 1 to 255.
    /// Rejected without <c>floatingAddress</c>.
    /// </summary>
    [Input("routerId")]
    public Input<int>? RouterId { get; set; }

    /// <summary>
    /// Runs HAProxy as a container that publishes the API port of the engine's host. <c>image</c> defaults to the official
    /// HAProxy image. <c>ports</c> are forwarded to the servers and must be TCP.
    /// </summary>
    [Input("docker")]
    public DockerApiArgs? Docker { get; set; }

    /// <summary>
    /// What happens when somebody has changed the load balancer since the last update: stopped or disabled a service, or changed
    /// files. <c>report</c> warns about each difference, in previews too; <c>repair</c> also puts them right: on hosts its script
    /// runs again, in Docker the container is replaced and keeps its volumes. <c>off</c> opens no connection. It is compared
    /// from the second update with this argument on. Default: that of the cluster, otherwise <c>off</c>. Other values are
    /// rejected. Example: <c>Drift = "report"</c>.
    /// </summary>
    [Input("drift")]
    public Input<string>? Drift { get; set; }
}
