namespace K3sPulumi.Tests.EveryInput;

/// <summary>Samples for what K3s installs in the cluster.</summary>
internal static class ChartSamples
{
    public static Dictionary<string, Sample> All => new(StringComparer.Ordinal)
    {
        ["HelmChartArgs.name"] = new("app-77"),
        ["chart"] = new("oci://charts.example.com/app-77"),
        ["HelmChartArgs.chartContent"] = new("H4sIAAAAAAAAA777") { And = at => ((HelmChartArgs)at.Owner).Chart = null },
        ["HelmChartArgs.repo"] = new("https://charts-77.example.com") { And = at => ((HelmChartArgs)at.Owner).Chart = "app" },
        ["repoCa"] = new(Files.Certificate) { Shown = NodeSamples.Line(Files.Certificate) },
        ["HelmChartArgs.version"] = new("7.7.7"),
        ["targetNamespace"] = new("namespace-77"),
        ["createNamespace"] = new(true),
        ["HelmChartArgs.values"] = new("seven: value-77\n") { Shown = "value-77" },
        ["secretValues"] = new("seven: secret-value-77\n") { Shown = "secret-value-77" },
        ["TraefikArgs.values"] = new("seven: value-77\n") { Shown = "value-77" },
        ["PluginArgs.version"] = new("7.7.7"),
        ["PluginArgs.repo"] = new("https://charts-77.example.com"),
        ["PluginArgs.chartContent"] = new("H4sIAAAAAAAAA777"),
        ["PluginArgs.values"] = new("seven: value-77\n") { Shown = "value-77" },
        ["kubeProxyReplacement"] = new(true),
        ["KubeVipArgs.address"] = new("10.0.0.177"),
        ["interface"] = new("eth77"),
        ["KubeVipArgs.image"] = new("kube-vip-77:v1"),
        ["KubeVipBgpArgs.asn"] = new(4200000077d) { Shown = "4200000077" },
        ["KubeVipBgpArgs.routerId"] = new("10.0.0.77"),
        ["KubeVipPeerArgs.address"] = new("10.0.0.77"),
        ["KubeVipPeerArgs.asn"] = new(65077d) { Shown = "65077" },
        ["KubeVipPeerArgs.password"] = new("peer-password-77"),
        ["multiHop"] = new(true),
        ["staticPod"] = new(true),
        ["MetalLbArgs.addresses"] = new(new[] { "10.0.77.0/24" }),
        ["bootstrap"] = new(true),
        ["HelmChartArgs.timeout"] = new(777),
        ["backOffLimit"] = new(77),
        ["failurePolicy"] = new("abort"),
        ["jobImage"] = new("klipper-77:v1"),
        ["authSecret"] = new("login-77"),
        ["authPassCredentials"] = new(true),
        ["dockerRegistrySecret"] = new("pull-77"),
        ["insecureSkipTlsVerify"] = new(true),
        ["plainHttp"] = new(true),
        ["takeOwnership"] = new(true),
    };
}
