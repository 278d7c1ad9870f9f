namespace K3sPulumi.Core.Charts;

/// <summary>
/// The releases that are installed unless the user sets others: the last Cilium 1.19, the last Calico whose one chart has its
/// CRDs, MetalLB of December 2025, kube-vip of 2026.
/// </summary>
internal static class PluginVersions
{
    public const string Cilium = "1.19.6", Calico = "v3.31.7", MetalLb = "0.15.3", KubeVip = "v1.1.2";
}
