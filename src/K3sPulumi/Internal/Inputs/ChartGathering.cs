using K3sPulumi.Core.Charts;

namespace K3sPulumi.Internal.Inputs;

/// <summary>The part of <see cref="Gathering"/> that reads what is installed in the cluster.</summary>
internal static class ChartGathering
{
    public static ChartSpec Read(this HelmChartArgs? args, Values values) => new(args?.Name ?? "")
    {
        Chart = values.Get(args?.Chart),
        ChartContent = values.Get(args?.ChartContent),
        Repo = values.Get(args?.Repo),
        RepoCa = values.Get(args?.RepoCa),
        Version = values.Get(args?.Version),
        TargetNamespace = values.Get(args?.TargetNamespace),
        CreateNamespace = values.Get(args?.CreateNamespace),
        Values = values.Get(args?.Values),
        SecretValues = values.Secret(args?.SecretValues),
        Bootstrap = values.Get(args?.Bootstrap),
        Timeout = values.Get(args?.Timeout),
        BackOffLimit = values.Get(args?.BackOffLimit),
        FailurePolicy = values.Get(args?.FailurePolicy),
        JobImage = values.Get(args?.JobImage),
        AuthSecret = values.Get(args?.AuthSecret),
        AuthPassCredentials = values.Get(args?.AuthPassCredentials),
        DockerRegistrySecret = values.Get(args?.DockerRegistrySecret),
        InsecureSkipTlsVerify = values.Get(args?.InsecureSkipTlsVerify),
        PlainHttp = values.Get(args?.PlainHttp),
        TakeOwnership = values.Get(args?.TakeOwnership),
    };

    public static ChartConfigSpec Read(this TraefikArgs args, Values values) => new()
    {
        Values = values.Get(args.Values),
        SecretValues = values.Secret(args.SecretValues),
        FailurePolicy = values.Get(args.FailurePolicy),
    };

    public static CniSpec Read(this CniArgs args, Values values) => new()
    {
        Cilium = args.Cilium?.ReadPlugin(values),
        Calico = args.Calico?.ReadPlugin(values),
        KubeProxyReplacement = values.Get(args.Cilium?.KubeProxyReplacement),
    };

    public static KubeVipSpec Read(this KubeVipArgs args, Values values) => new()
    {
        Address = values.Get(args.Address),
        Interface = values.Get(args.Interface),
        Image = values.Get(args.Image),
        Bgp = args.Bgp?.Read(values),
        StaticPod = args.StaticPod ?? false,
    };

    private static KubeVipBgpSpec Read(this KubeVipBgpArgs args, Values values) => new()
    {
        Asn = values.Get(args.Asn),
        RouterId = values.Get(args.RouterId),
        Peers =
        [
            .. args.Peers.Select(peer => new KubeVipPeerSpec
            {
                Address = values.Get(peer?.Address),
                Asn = values.Get(peer?.Asn),
                Password = values.Secret(peer?.Password),
                MultiHop = values.Get(peer?.MultiHop),
            }),
        ],
    };

    public static MetalLbSpec Read(this MetalLbArgs args, Values values) => new()
    {
        Addresses = values.List(args.Addresses),
        Plugin = args.ReadPlugin(values),
    };

    private static PluginSpec ReadPlugin(this PluginArgs args, Values values) => new()
    {
        Version = values.Get(args.Version),
        Repo = values.Get(args.Repo),
        RepoCa = values.Get(args.RepoCa),
        AuthSecret = values.Get(args.AuthSecret),
        DockerRegistrySecret = values.Get(args.DockerRegistrySecret),
        ChartContent = values.Get(args.ChartContent),
        Values = values.Get(args.Values),
    };
}
