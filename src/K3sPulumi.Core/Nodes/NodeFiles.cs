using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>The files of a node, including secrets.</summary>
internal static class NodeFiles
{
    public const string ConfigPath = "/etc/rancher/k3s/config.yaml";
    public const string DropInDirectory = "/etc/rancher/k3s/config.yaml.d";
    public const string ClusterDropIn = "40-cluster.yaml";
    public const string UserDropIn = "50-user.yaml";

    private const string DatastoreDirectory = "/etc/rancher/k3s/datastore";

    public static IReadOnlyList<HostFile> For(ServerSpec spec, Secret token, Secret agentToken) =>
        [Config(NodeConfigs.For(spec, token, agentToken)), .. Datastore(spec.Settings), .. DropIns(spec.Node),
            .. OptionFiles.For(spec), .. MemoryStart.Files(spec.Node)];

    public static IReadOnlyList<HostFile> For(AgentSpec spec) =>
        [Config(NodeConfigs.For(spec, spec.Token.Content)), .. DropIns(spec.Node), .. OptionFiles.For(spec),
            .. MemoryStart.Files(spec.Node)];

    /// <summary>The user's K3s options, which K3s merges itself, the last value winning; the path is absolute.</summary>
    public static IEnumerable<HostFile> DropIns(NodeSpec node)
    {
        foreach (var (name, text) in new[] { (ClusterDropIn, node.ClusterConfig), (UserDropIn, node.Config) })
        {
            if (text.IsKnown)
                yield return HostFile.OfText($"{DropInDirectory}/{name}", text.Content!);
        }
    }

    public static IEnumerable<HostFile> Datastore(ClusterSettings settings)
    {
        foreach (var (name, text) in new[] { ("ca.crt", settings.DatastoreCa), ("client.crt", settings.DatastoreCertificate),
            ("client.key", settings.DatastoreKey) })
        {
            if (text.IsKnown)
                yield return new HostFile(PathOf(name), "0600", text.Content);
        }
    }

    public static string? DatastoreFile(string name, Value<Secret> text) => text.IsGiven ? PathOf(name) : null;

    private static string PathOf(string name) => $"{DatastoreDirectory}/{name}";

    private static HostFile Config(NodeConfig config) => new(ConfigPath, "0600", new Secret(config.ToYaml()));
}
