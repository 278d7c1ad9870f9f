using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>
/// Keys that must be the same on all servers. With embedded etcd K3s rejects a server that differs, with an external datastore it
/// does not notice.
/// Only the <c>config</c> of individual servers can make them differ. The text may be secret: messages name keys, never values.
/// </summary>
internal static class ServerConsistency
{
    /// <summary>The keys with their K3s defaults.</summary>
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["cluster-dns"] = "",
        ["cluster-domain"] = NetworkDefaults.ClusterDomain,
        ["disable"] = "",
        ["disable-cloud-controller"] = "false",
        ["disable-helm-controller"] = "false",
        ["disable-kube-proxy"] = "false",
        ["disable-network-policy"] = "false",
        ["egress-selector-mode"] = "agent",
        ["flannel-external-ip"] = "false",
        ["flannel-ipv6-masq"] = "false",
        ["secrets-encryption"] = "false",
        ["secrets-encryption-provider"] = "aescbc",
        ["servicelb-namespace"] = "kube-system",
        ["supervisor-metrics"] = "false",
    };

    public static void Check(ProblemList problems, ClusterSpec spec)
    {
        var arguments = new ConfigLayer("", Arguments(spec.Settings));
        var servers = spec.Servers.Index().Where(server => !server.Item.Config.IsUnknown).Select(server => (server.Index,
            Config: MergedConfig.Of([arguments, .. ServerRoles.Layers(spec, server.Index)]))).ToList();
        foreach (var (index, config) in servers.Skip(1))
        {
            foreach (var key in Keys.Keys.Where(key => Differ(key, servers[0].Config, config)))
                problems.Add($"servers[{index}].config",
                    $"differs from servers[{servers[0].Index}].config in {key}, which must be the same on all servers; set it "
                        + "once, in serverConfig.");
        }
    }

    private static bool Differ(string key, MergedConfig one, MergedConfig other) =>
        Applied(key, one) is { } value && Applied(key, other) is { } otherValue && value != otherValue;

    /// <summary>In one spelling and order; null if it is not known yet.</summary>
    private static string? Applied(string name, MergedConfig config)
    {
        var (key, setting) = (K3sKeys.Find(name)!, config[name]);
        if (setting.IsUnknown)
            return null;
        var values = ConfigChecks.Normal(key, setting.Content?.Values ?? []);
        return key.Kind == K3sKeyKind.List
            ? string.Join(',', values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            : values is [.., var last] ? last : Keys[name];
    }

    /// <summary>The values that the cluster's arguments give these keys.</summary>
    private static string Arguments(ClusterSettings settings) =>
        settings.ApplyTo(new ServerConfig { Disable = settings.Disable.Or([]) }, isContainer: false).ToVisibleYaml();
}
