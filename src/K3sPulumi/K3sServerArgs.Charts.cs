using Pulumi;

namespace K3sPulumi;

/// <content>What K3s installs in the cluster.</content>
public sealed partial class K3sServerArgs
{
    /// <inheritdoc cref="K3sClusterArgs.HelmCharts"/>
    [Input("helmCharts")]
    public List<HelmChartArgs> HelmCharts { get => field ??= []; set; }

    /// <inheritdoc cref="K3sClusterArgs.Traefik"/>
    [Input("traefik")]
    public TraefikArgs? Traefik { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.Cni"/>
    [Input("cni")]
    public CniArgs? Cni { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.KubeVip"/>
    [Input("kubeVip")]
    public KubeVipArgs? KubeVip { get; set; }

    /// <inheritdoc cref="K3sClusterArgs.MetalLb"/>
    [Input("metalLb")]
    public MetalLbArgs? MetalLb { get; set; }
}
