using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Hosts;

/// <summary>Paths and names of a Kubernetes distribution on a host. The scripts get them only from here.</summary>
internal sealed record Distribution
{
    public static Distribution K3s { get; } = new();

    /// <summary>The program; its kubeconfig, its end-all script and its artifacts have names that begin with it.</summary>
    public string Program { get; init; } = "k3s";

    public string ServerService { get; init; } = "k3s";

    public string AgentService { get; init; } = "k3s-agent";

    public string ConfigDirectory { get; init; } = Path.GetDirectoryName(NodeFiles.ConfigPath)!.Replace('\\', '/');

    /// <summary>What makes the host one node and no other: its password and its id.</summary>
    public string NodeDirectory { get; init; } = "/etc/rancher/node";

    public string DataDirectory { get; init; } = DataDirectories.Default;

    /// <summary>As the scripts' variables.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["AGENT_SERVICE"] = AgentService,
        ["CONFIG_DIR"] = ConfigDirectory,
        ["DEFAULT_DATA_DIR"] = DataDirectory,
        ["LISTENS_AGENT"] = NodePorts.Listed(NodeRole.Agent),
        ["LISTENS_SERVER"] = NodePorts.Listed(NodeRole.Server),
        ["LISTENS_ETCD"] = NodePorts.EtcdListed,
        ["LISTENS_REGISTRY"] = NodePorts.RegistryListed,
        ["NODE_DIR"] = NodeDirectory,
        ["PROGRAM"] = Program,
        ["SERVER_SERVICE"] = ServerService,
    };
}
