namespace K3sPulumi.Core.Configuration;

/// <summary>Keys that determine how nodes find each other, and what to do instead of setting them in YAML.</summary>
internal static class OwnedKeys
{
    private static readonly Dictionary<string, string> Remedies = new(StringComparer.Ordinal)
    {
        ["token"] = "use the argument token",
        ["token-file"] = "use the argument token",
        ["agent-token"] = "use the argument agentToken",
        ["agent-token-file"] = "use the argument agentToken",
        ["server"] = "it follows from the cluster's nodes; remove it",
        ["cluster-init"] = "it follows from the cluster's nodes; remove it",
        ["cluster-reset"] = "K3s exits after it; run it manually",
        ["cluster-reset-restore-path"] = "it belongs to cluster-reset, after which K3s exits; run both manually",
        ["config"] = "K3s has already read its configuration files by then; remove it",
        ["datastore-endpoint"] = "use the argument datastore",
        ["datastore-cafile"] = "use the argument datastore",
        ["datastore-certfile"] = "use the argument datastore",
        ["datastore-keyfile"] = "use the argument datastore",
        ["node-name"] = "use the argument nodeName",
        ["with-node-id"] = "use the argument withNodeId",
        ["tls-san"] = "it would replace the addresses that nodes join through; use the argument tlsSans",
        ["cluster-cidr"] = "use the argument clusterCidr",
        ["service-cidr"] = "use the argument serviceCidr",
        ["flannel-backend"] = "use the argument flannelBackend",
        ["https-listen-port"] = "the components rely on port 6443; remove it",
        ["supervisor-port"] = "the components rely on port 6443; remove it",
        ["data-dir"] = "use the argument dataDirectory",
        ["write-kubeconfig"] = "the components rely on /etc/rancher/k3s/k3s.yaml; remove it",
        ["rootless"] = "use the argument rootless",
        ["docker"] = "use the argument runtime",
        ["container-runtime-endpoint"] = "use the argument runtime",
        ["selinux"] = "use the argument selinux",
        ["embedded-registry"] = "use the argument embeddedRegistry",
        ["private-registry"] = "use the argument registries",
    };

    /// <summary>
    /// K3s appends the values of a key with a plus sign; if the key takes a single value, the last one still wins. So only
    /// <c>tls-san+</c> is harmless.
    /// </summary>
    public static bool Contains(string name) => name != "tls-san+" && Remedies.ContainsKey(K3sKeys.LongName(name));

    public static string? Problem(string name)
    {
        if (!Contains(name))
            return null;
        var key = K3sKeys.LongName(name);
        var written = name.TrimEnd('+') == key ? key : $"{name} ({key})";
        return $"must not set {written}: {Remedies[key]}.";
    }
}
