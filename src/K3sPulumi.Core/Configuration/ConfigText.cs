namespace K3sPulumi.Core;

/// <summary>
/// The stack author's own YAML, which becomes a file in <c>config.yaml.d</c>. It may be secret: messages name keys, never values.
/// </summary>
internal static class ConfigText
{
    /// <summary>Every key that <c>k3s agent</c> knows; at any other it stops with "flag provided but not defined".</summary>
    public static readonly IReadOnlySet<string> AgentKeys = new HashSet<string>(StringComparer.Ordinal)
    {
        "token", "token-file", "server", "data-dir", "node-name", "with-node-id", "node-label", "node-taint", "node-ip", "node-external-ip",
        "node-internal-dns", "node-external-dns", "bind-address", "resolv-conf", "flannel-iface", "flannel-conf", "flannel-cni-conf", "vpn-auth",
        "vpn-auth-file", "lb-server-port", "disable-apiserver-lb", "docker", "container-runtime-endpoint", "image-service-endpoint",
        "default-runtime", "disable-default-registry-endpoint", "nonroot-devices", "pause-image", "snapshotter", "private-registry",
        "image-credential-provider-bin-dir", "image-credential-provider-config", "kubelet-arg", "kube-proxy-arg", "protect-kernel-defaults",
        "selinux", "rootless", "prefer-bundled-bin", "enable-pprof", "debug", "v", "vmodule", "log", "alsologtostderr",
    };

    /// <summary>Keys that decide how nodes find each other, and what to do instead of setting them here.</summary>
    private static readonly Dictionary<string, string> Owned = new(StringComparer.Ordinal)
    {
        ["token"] = "use the argument token",
        ["token-file"] = "use the argument token",
        ["agent-token"] = "use the argument agentToken",
        ["agent-token-file"] = "use the argument agentToken",
        ["server"] = "it follows from the cluster's shape; leave it out",
        ["cluster-init"] = "it follows from the cluster's shape; leave it out",
        ["cluster-reset"] = "K3s stops after it; run it by hand",
        ["datastore-endpoint"] = "use the argument datastoreEndpoint",
        ["datastore-cafile"] = "use the datastore's own arguments",
        ["datastore-certfile"] = "use the datastore's own arguments",
        ["datastore-keyfile"] = "use the datastore's own arguments",
        ["node-name"] = "use the argument nodeName",
        ["with-node-id"] = "use the argument withNodeId",
        ["tls-san"] = "it would replace the addresses that nodes join through; use the argument tlsSans",
        ["cluster-cidr"] = "use the argument clusterCidr",
        ["service-cidr"] = "use the argument serviceCidr",
        ["flannel-backend"] = "use the argument flannelBackend",
        ["https-listen-port"] = "the components rely on port 6443; leave it out",
        ["data-dir"] = "the components rely on /var/lib/rancher/k3s; leave it out",
        ["write-kubeconfig"] = "the components rely on /etc/rancher/k3s/k3s.yaml; leave it out",
        ["rootless"] = "use the argument rootless",
        ["docker"] = "use the argument runtime",
        ["container-runtime-endpoint"] = "use the argument runtime",
        ["selinux"] = "use the argument selinux",
        ["embedded-registry"] = "use the argument embeddedRegistry",
        ["private-registry"] = "use the argument registries",
    };

    public static IReadOnlyList<string> Problems(string text, bool isServer) =>
        YamlText.MappingProblem(text) is { } problem
            ? [problem]
            : [.. YamlText.Keys(text).Select(key => KeyProblem(key, isServer)).OfType<string>()];

    private static string? KeyProblem(string key, bool isServer)
    {
        var bare = key.EndsWith('+') ? key[..^1] : key;
        if (bare.StartsWith('-'))
            return $"{Echo.Of(key)} begins with a dash; write {Echo.Of(key.TrimStart('-'))}.";

        // K3s adds the values of a key with a plus; of a key that takes one value, the last one wins all the same.
        if (Owned.TryGetValue(key == "tls-san+" ? key : bare, out var instead))
            return $"must not set {bare}: {instead}.";

        return isServer || AgentKeys.Contains(bare)
            ? null
            : $"{Echo.Of(key)} is no key that agents know, and K3s stops at such a key; leave it out, or set it on the servers.";
    }
}
