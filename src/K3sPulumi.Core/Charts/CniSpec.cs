using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Charts;

/// <summary>The pod network in place of flannel: one of the two.</summary>
internal sealed record CniSpec
{
    public PluginSpec? Cilium { get; init; }

    public PluginSpec? Calico { get; init; }

    /// <summary>Whether Cilium also does what kube-proxy does.</summary>
    public Value<bool> KubeProxyReplacement { get; init; }

    public bool ReplacesKubeProxy => Cilium is not null && KubeProxyReplacement.Or(false);

    /// <param name="settings">The networks of the cluster.</param>
    public ChartSpec Chart(ClusterSettings settings) => Cilium is { } cilium
        ? cilium.Chart("cilium", "https://helm.cilium.io", PluginVersions.Cilium, "kube-system", CiliumValues(settings))
        : Calico!.Chart("tigera-operator", "https://docs.tigera.io/calico/charts", PluginVersions.Calico, "tigera-operator",
            CalicoValues(settings));

    /// <summary>
    /// Each node uses the part of the pod network that K3s gave it. On servers and agents alike, K3s serves the API at port 6444
    /// of the loopback address, so Cilium needs no Service to reach it: at ::1 where Services have IPv6 first.
    /// </summary>
    private YamlMappingNode CiliumValues(ClusterSettings settings)
    {
        var values = Yaml.Map([new("ipam", Yaml.Map([new("mode", Yaml.Text("kubernetes"))]))]);
        if (Families(settings).HasIpv6)
        {
            values.Add(Yaml.Text("ipv4"), Yaml.Map([new("enabled", Yaml.Flag(Families(settings).HasIpv4))]));
            values.Add(Yaml.Text("ipv6"), Yaml.Map([new("enabled", Yaml.Flag(true))]));
        }

        if (ReplacesKubeProxy)
        {
            values.Add(Yaml.Text("kubeProxyReplacement"), Yaml.Flag(true));
            var host = IsIpv6(settings.ServiceCidrs.FirstOrDefault("")) ? "::1" : "127.0.0.1";
            values.Add(Yaml.Text("k8sServiceHost"), Yaml.Text(host));
            values.Add(Yaml.Text("k8sServicePort"), Yaml.Number(6444));
        }

        return values;
    }

    /// <summary>
    /// K3s needs forwarding in containers (K3s's documentation of custom CNI plugins). The operator's defaults differ between the
    /// two families: it neither tunnels nor masquerades IPv6.
    /// </summary>
    private static YamlMappingNode CalicoValues(ClusterSettings settings)
    {
        var pools = settings.PodCidrs.Select(cidr => Yaml.Map(
        [
            new("cidr", Yaml.Text(cidr)),
            new("encapsulation", Yaml.Text("VXLAN")),
            new("natOutgoing", Yaml.Text("Enabled")),
        ]));
        var network = Yaml.Map([new("containerIPForwarding", Yaml.Text("Enabled")), new("ipPools", new YamlSequenceNode(pools))]);
        return Yaml.Map([new("installation", Yaml.Map([new("calicoNetwork", network)]))]);
    }

    private static (bool HasIpv4, bool HasIpv6) Families(ClusterSettings settings) =>
        (settings.PodCidrs.Any(cidr => !IsIpv6(cidr)), settings.PodCidrs.Any(IsIpv6));

    private static bool IsIpv6(string cidr) => cidr.Contains(':', StringComparison.Ordinal);
}
