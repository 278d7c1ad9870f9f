using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>Settings that have a fixed set of values.</summary>
internal static class AllowedValues
{
    public static readonly IReadOnlyList<string> PackagedComponents = ["coredns", "servicelb", "traefik", "local-storage", "metrics-server", "runtimes"];
    public static readonly IReadOnlyList<string> FlannelBackends = ["vxlan", "host-gw", "wireguard-native", "none"];
    public static readonly IReadOnlyList<string> EgressSelectorModes = ["agent", "cluster", "pod", "disabled"];
    public static readonly IReadOnlyList<string> Snapshotters = ["overlayfs", "native", "fuse-overlayfs", "stargz", "nix"];
    public static readonly IReadOnlyList<string> FirewallModes = ["configure", "disable", "leave"];
    public static readonly IReadOnlyList<string> EncryptionProviders = ["aescbc", "secretbox"];

    private static readonly Dictionary<string, string> DisableAdvice = new(StringComparer.Ordinal)
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

    /// <summary>A packaged component to leave out (<c>disable</c>).</summary>
    public static string? DisableProblem(string component) =>
        PackagedComponents.Contains(component) ? null
        : DisableAdvice.TryGetValue(component, out var advice) ? $"{Quote.Value(component)} is no packaged component; {advice}."
        : $"{Quote.Value(component)} is no packaged component; use {AnyOf(PackagedComponents)}.";

    public static string? FlannelBackendProblem(string backend) => backend switch
    {
        "wireguard" or "ipsec" => $"\"{backend}\" was removed from K3s; use wireguard-native.",
        "tailscale" => "\"tailscale\" comes in through vpnAuth; leave flannelBackend out.",
        _ => Problem(backend, FlannelBackends),
    };

    public static string? EgressSelectorModeProblem(string mode) => Problem(mode, EgressSelectorModes);

    public static string? SnapshotterProblem(string snapshotter) => Problem(snapshotter, Snapshotters);

    public static string? FirewallProblem(string mode) => Problem(mode, FirewallModes);

    public static string? EncryptionProviderProblem(string provider) => Problem(provider, EncryptionProviders);

    public static string? Problem(string value, IReadOnlyList<string> allowed) =>
        allowed.Contains(value) ? null : $"{Quote.Value(value)} is not known; use {AnyOf(allowed)}.";

    private static string AnyOf(IReadOnlyList<string> values) => $"{string.Join(", ", values.SkipLast(1))} or {values[^1]}";
}
