using System.Net;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Running;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Existing;

/// <summary>Converts a request to the form in which it is remembered.</summary>
internal static class RecordOf
{
    public const string ClusterCidr = "cluster-cidr", ServiceCidr = "service-cidr", ClusterDns = "cluster-dns",
    ClusterDomain = "cluster-domain",
        FlannelBackend = "flannel-backend", SecretsEncryption = "secrets-encryption",
        Authority = "certificate-authority", AuthorityRoot = "certificate-authority-root";

    public static ClusterRecord Cluster(ClusterSpec spec, ClusterPlan plan) =>
        Settings(spec.Settings, plan.Datastore, isContainer: spec.Servers[0].Docker is not null,
            ServerRoles.Layers(spec, 0)) with
        {
            Generations = Generations(plan.Servers.Select(server => (server.Key, spec.Servers[server.Index]))),
            Nodes =
            [
                .. plan.Nodes.Select(node => node.IsServer
                    ? Node(node.Key, node.NodeName, spec.Servers[node.Index], spec.ServerConfig, spec.Shared.DataDirectory)
                    : Node(node.Key, node.NodeName, spec.Agents[node.Index], spec.AgentConfig, spec.Shared.DataDirectory)),
            ],
            Running = RunningState.Of(spec, plan),
            EtcdServers = plan.Datastore == NodeStore.EmbeddedEtcd ? [.. plan.Servers.Select(server => server.Key)] : [],
        };

    public static ClusterRecord Server(ServerSpec spec) =>
        Settings(spec.Settings, spec.Store, spec.Node.Docker is not null, spec.Node.ConfigLayers) with
        {
            Generations = Generations([(spec.Key, spec.Node)]),
            Nodes = [Node(spec.Name, spec.Node)],
        };

    public static ClusterRecord Agent(AgentSpec spec) =>
        new() { Version = spec.Settings.Version.Content, Nodes = [Node(spec.Name, spec.Node)] };

    private static NodeRecord Node(string name, NodeSpec node) => Node(name, node.NodeName ?? name, node, default, default);

    private static NodeRecord Node(string key, string name, NodeSpec node, Value<string> shared, Value<string> directory)
    {
        var data = node.DataDirectory.Else(directory);
        var merged = node with { ClusterConfig = shared };
        var (labels, taints) = (NodeMarks.Labels(merged), NodeMarks.Taints(merged));
        return new(key, name, labels?.Select(label => label.Split('=')[0]).Distinct(StringComparer.Ordinal).ToList(),
            taints?.Distinct(StringComparer.Ordinal).ToList(),
            data.IsUnknown ? null : data.Or(DataDirectories.Default));
    }

    private static ClusterRecord Settings(ClusterSettings settings, NodeStore store, bool isContainer,
        IReadOnlyList<ConfigLayer> layers)
    {
        var applied = settings.ApplyTo(new ServerConfig(), isContainer);
        var (pods, services) = (Networks(settings.ClusterCidr, NetworkDefaults.PodCidr),
            Networks(settings.ServiceCidr, NetworkDefaults.ServiceCidr));
        var config = MergedConfig.Of(layers);
        var dns = KeySetting.Of(ClusterDns, settings.ClusterDns, "", layers);
        var encryption = settings.SecretsEncryption.IsUnknown ? null : applied.SecretsEncryption ? "true" : "false";
        var known = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [ClusterCidr] = pods,
            [ServiceCidr] = services,
            [ClusterDns] = dns.IsUnknown ? null
                : dns.Content is { Values: [_, ..] servers } ? string.Join(',', servers.SelectMany(CommaList.Split))
                : FirstNames(services),
            [ClusterDomain] = config.Single(ClusterDomain, NetworkDefaults.ClusterDomain),
            [FlannelBackend] = settings.FlannelBackend.IsUnknown ? null : settings.FlannelBackend.Or(FlannelBackends.Default),
            [SecretsEncryption] = config.Single(SecretsEncryption, encryption) is { } value ? Flag(value) : null,
            [Authority] = settings.Certificates?.Authority?.Digest,
            [AuthorityRoot] = settings.Certificates?.Authority?.Root,
        };
        return new()
        {
            Version = settings.Version.Content,
            Datastore = Datastore.Of(store, settings.DatastoreEndpoint),
            Settings = known.Where(setting => setting.Value is not null)
                .ToDictionary(setting => setting.Key, setting => setting.Value!, StringComparer.Ordinal),
            HasAuthority = settings.Certificates?.Authority is not null,
            ForcesAuthority = settings.Certificates?.Authority?.Force.Or(false) == true,
            Restore = settings.Restore?.Text,
            Issued = IssuedChanges.Names(settings),
            TokenIsGiven = settings.Token.IsGiven,
            TokenFingerprint = settings.Token.IsKnown ? ClusterRecord.FingerprintOf(settings.Token.Content) : null,
            AgentTokenIsGiven = settings.AgentToken.IsGiven,
            AgentTokenFingerprint = settings.AgentToken.IsKnown
                ? ClusterRecord.AgentFingerprintOf(settings.AgentToken.Content) : null,
            TokenRotation = settings.TokenRotation.IsUnknown ? null : settings.TokenRotation.Or(0),
        };
    }

    private static Dictionary<string, int> Generations(IEnumerable<(string Key, NodeSpec Node)> servers) =>
        servers.Where(server => !server.Node.Generation.IsUnknown)
            .ToDictionary(server => server.Key, server => server.Node.Generation.Or(0), StringComparer.Ordinal);

    /// <summary>Normalizes networks.</summary>
    private static string? Networks(Value<string> given, string usual) => given.IsUnknown ? null
        : string.Join(',', CommaList.Split(given.Or(usual))
            .Select(text => IPNetwork.TryParse(text, out var network) ? network.ToString() : text));

    /// <summary>K3s's default address of the cluster DNS: the tenth of each service network.</summary>
    private static string? FirstNames(string? services)
    {
        if (services is null)
            return null;
        return string.Join(',', CommaList.Split(services).Select(text =>
        {
            if (!IPNetwork.TryParse(text, out var network))
                return text;
            var bytes = network.BaseAddress.GetAddressBytes();
            bytes[^1] += 10;
            return new IPAddress(bytes).ToString();
        }));
    }

    private static string Flag(string value) => Yaml11.Flag(value) == true ? "true" : "false";
}
