using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Configuration;

/// <summary>What K3s brings along and can leave out (<c>disable</c>).</summary>
internal static class PackagedComponents
{
    public static readonly IReadOnlyList<string> All = ["coredns", "servicelb", "traefik", "local-storage", "metrics-server",
        "runtimes"];

    private static readonly Dictionary<string, string> Advice = new(StringComparer.Ordinal)
    {
        ["local-path"] = "use local-storage",
        ["local-path-provisioner"] = "use local-storage",
        ["klipper-lb"] = "use servicelb",
        ["service-lb"] = "use servicelb",
        ["svclb"] = "use servicelb",
        ["ingress"] = "use traefik",
        ["metrics"] = "use metrics-server",
        ["flannel"] = "set flannelBackend to none instead",
        ["network-policy"] = "set networking.disableNetworkPolicy to true instead",
        ["kube-proxy"] = "set disable-kube-proxy: true in config instead",
        ["helm-controller"] = "set disable-helm-controller: true in config instead",
        ["cloud-controller"] = "set disable-cloud-controller: true in config instead",
        ["scheduler"] = "set disable-scheduler: true in config instead",
    };

    public static string? Problem(string component) =>
        All.Contains(component) ? null
        : Advice.TryGetValue(component, out var advice) ? $"{Quote.Value(component)} is not a packaged component; {advice}."
        : $"{Quote.Value(component)} is not a packaged component; use {AllowedValues.AnyOf(All)}.";
}
