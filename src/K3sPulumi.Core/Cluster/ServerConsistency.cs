using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

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
        var common = Merge(Keys, Arguments(spec.Settings));
        if (spec.ServerConfig.IsKnown)
            common = Merge(common, spec.ServerConfig.Content!);
        var servers = spec.Servers.Index().Where(server => !server.Item.Config.IsUnknown)
            .Select(server => (server.Index, Values: Merge(common, server.Item.Config.Or("")))).ToList();
        foreach (var (index, values) in servers.Skip(1))
        {
            foreach (var key in Keys.Keys.Where(key => values[key] != servers[0].Values[key]))
                problems.Add($"servers[{index}].config",
                    $"differs from servers[{servers[0].Index}].config in {key}, which must be the same on all servers; set it "
                        + "once, in serverConfig.");
        }
    }

    /// <summary>The values that the cluster's arguments give these keys.</summary>
    private static string Arguments(ClusterSettings settings) =>
        settings.ApplyTo(new ServerConfig { Disable = settings.Disable.Or([]) }, isContainer: false).ToVisibleYaml();

    /// <summary>As K3s merges its files: a later value replaces an earlier one, a key with a plus sign adds to it.</summary>
    private static Dictionary<string, string> Merge(Dictionary<string, string> before, string text)
    {
        var merged = new Dictionary<string, string>(before, StringComparer.Ordinal);
        if (YamlText.MappingProblem(text) is not null || YamlText.Mapping(text) is not { } mapping)
            return merged;
        foreach (var (name, node) in mapping.Children)
        {
            var key = ((YamlScalarNode)name).Value ?? "";
            var bare = key.TrimEnd('+');
            if (!merged.TryGetValue(bare, out var old))
                continue;
            var isList = bare is "disable" or "cluster-dns";
            var values = isList && bare != key ? [.. old.Split(','), .. ValuesOf(node)] : ValuesOf(node);
            merged[bare] = isList
                ? string.Join(',',
                    values.Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                : values.LastOrDefault() ?? old;
        }

        return merged;
    }

    private static string[] ValuesOf(YamlNode node) => node switch
    {
        YamlScalarNode scalar =>
            [.. (scalar.Value ?? "").Split(',', StringSplitOptions.TrimEntries).Select(value => Yaml11.Word(value) ?? value)],
        YamlSequenceNode list => [.. list.SelectMany(ValuesOf)],
        _ => [],
    };
}
