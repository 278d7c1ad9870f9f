using Pulumi;

namespace K3sPulumi;

/// <content>What K3s installs in the cluster.</content>
public sealed partial class K3sClusterArgs
{
    /// <summary>
    /// Helm charts that K3s installs. They become files in <c>server/manifests</c> of every server, with mode 0600; in Docker a
    /// change replaces the servers' containers, whose data stays. A chart that is removed from the list is uninstalled. Default:
    /// none. Rejected with <c>rootless</c>. Example: <c>HelmCharts = [new() { Name = "podinfo", Chart =
    /// "oci://ghcr.io/stefanprodan/charts/podinfo" }]</c>.
    /// </summary>
    [Input("helmCharts")]
    public List<HelmChartArgs> HelmCharts { get => field ??= []; set; }

    /// <summary>
    /// Values for the Traefik that K3s installs. Default: K3s's values. Rejected where <c>disable</c> leaves Traefik out, and
    /// with <c>rootless</c>. Example: <c>Traefik = new() { Values = "deployment: { replicas: 2 }" }</c>.
    /// </summary>
    [Input("traefik")]
    public TraefikArgs? Traefik { get; set; }

    /// <summary>
    /// Pod network in place of flannel: Cilium or Calico. Default: flannel. Rejected with another <c>flannelBackend</c> than
    /// <c>none</c>, with <c>vpnAuth</c> and with <c>rootless</c>. Changing it in an existing cluster interrupts its pods. K3s:
    /// <c>flannel-backend</c>, <c>disable-network-policy</c>. Example: <c>Cni = new() { Calico = new() }</c>.
    /// </summary>
    [Input("cni")]
    public CniArgs? Cni { get; set; }

    /// <summary>
    /// Address of the API that moves between the servers, by kube-vip. Default: none. Rejected in Docker, with
    /// <c>loadBalancer</c> and with <c>rootless</c>. Example: <c>KubeVip = new() { Address = "10.0.0.100" }</c>.
    /// </summary>
    [Input("kubeVip")]
    public KubeVipArgs? KubeVip { get; set; }

    /// <summary>
    /// Addresses for Services of type <c>LoadBalancer</c>, by MetalLB in place of K3s's ServiceLB. Default: ServiceLB. Rejected
    /// with <c>rootless</c>. Example: <c>MetalLb = new() { Addresses = ["192.168.1.240/28"] }</c>.
    /// </summary>
    [Input("metalLb")]
    public MetalLbArgs? MetalLb { get; set; }
}
