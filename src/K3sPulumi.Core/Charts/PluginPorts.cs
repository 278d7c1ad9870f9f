using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Rancher;

namespace K3sPulumi.Core.Charts;

/// <summary>The ports between nodes that the pod network and MetalLB need besides K3s's own, such as <c>8472/udp</c>.</summary>
internal static class PluginPorts
{
    public static IReadOnlyList<string> For(ClusterSettings settings) =>
    [
        .. settings.Cni switch
        {
            { Cilium: { } cilium } => Cilium(ValuesOf(cilium)),
            { Calico: { } calico } => Calico(ValuesOf(calico)),
            _ => [],
        },
        .. settings.MetalLb is { } metalLb ? MetalLb(ValuesOf(metalLb.Plugin)) : [],
    ];

    private static HelmValues ValuesOf(PluginSpec plugin) => new HelmValues().Under(plugin.Values.Content);

    /// <summary>The tunnel, the health checks between nodes, Hubble if its relay is installed, and WireGuard.</summary>
    private static IEnumerable<string> Cilium(HelmValues values)
    {
        if (values.Text("routingMode") != "native")
            yield return (values.Text("tunnelPort"), values.Text("tunnelProtocol")) switch
            {
                ({ } port, _) when port != "0" => $"{port}/udp",
                (_, "geneve") => "6081/udp",
                _ => "8472/udp",
            };
        if (values.Text("healthChecking") != "false")
            yield return "4240/tcp";
        if (values.Text("hubble.relay.enabled") == "true")
            yield return "4244/tcp";
        if (values.Text("encryption.enabled") == "true" && values.Text("encryption.type") == "wireguard")
            yield return "51871/udp";
    }

    /// <summary>VXLAN, BGP, and Typha, which the operator always installs.</summary>
    private static IEnumerable<string> Calico(HelmValues values)
    {
        if (values.Find("installation.calicoNetwork.ipPools") is not IEnumerable<object?> pools
            || pools.OfType<HelmValues>().Any(IsVxlan))
            yield return "4789/udp";
        if (values.Text("installation.calicoNetwork.bgp") != "Disabled")
            yield return "179/tcp";
        yield return "5473/tcp";
    }

    private static bool IsVxlan(HelmValues pool) =>
        pool.Text("encapsulation") is { } text && text.StartsWith("VXLAN", StringComparison.Ordinal);

    /// <summary>The speakers watch each other.</summary>
    private static IEnumerable<string> MetalLb(HelmValues values)
    {
        var port = values.Text("speaker.memberlist.mlBindPort") ?? "7946";
        return values.Text("speaker.memberlist.enabled") == "false" ? [] : [$"{port}/tcp", $"{port}/udp"];
    }
}
