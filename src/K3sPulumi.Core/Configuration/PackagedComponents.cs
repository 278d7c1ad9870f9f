using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Configuration;

/// <summary>What K3s brings along and can leave out (<c>disable</c>).</summary>
internal static class PackagedComponents
{
    public static readonly IReadOnlyList<string> All = ["coredns", "servicelb", "traefik", "local-storage", "metrics-server",
        "runtimes"];

    private static readonly Dictionary<string, string> Advice = new(StringComparer.Ordinal)
    {
        ["local-path"] = "write local-storage",
        ["local-path-provisioner"] = "write local-storage",
        ["klipper-lb"] = "write servicelb",
        ["service-lb"] = "write servicelb",
        ["svclb"] = "write servicelb",
        ["ingress"] = "write traefik",
        ["metrics"] = "write metrics-server",
        ["flannel"] = "set flannelBackend to none instead",
        ["network-policy"] = "set network.disableNetworkPolicy to true instead",
        ["kube-proxy"] = "put disable-kube-proxy: true into config instead",
        ["helm-controller"] = "put disable-helm-controller: true into config instead",
        ["cloud-controller"] = "put disable-cloud-controller: true into config instead",
        ["scheduler"] = "put disable-scheduler: true into config instead",
    };

    public static string? Problem(string component) =>
        All.Contains(component) ? null
        : Advice.TryGetValue(component, out var advice) ? $"{Quote.Value(component)} is no packaged component; {advice}."
        : $"{Quote.Value(component)} is no packaged component; use {AllowedValues.AnyOf(All)}.";
}
