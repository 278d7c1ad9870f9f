using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>Builds each node's <c>config.yaml</c>.</summary>
internal static class NodeConfigs
{
    /// <param name="spec">The server.</param>
    /// <param name="token">The servers' token.</param>
    /// <param name="agentToken">The agents' token.</param>
    /// <param name="hasEtcd">Whether K3s takes its snapshots; null: that depends on the server.</param>
    public static ServerConfig For(ServerSpec spec, Secret? token, Secret? agentToken, bool? hasEtcd = null)
    {
        var plain = Plain(spec, token, agentToken);
        if (!(hasEtcd ?? spec.Store == NodeStore.EmbeddedEtcd))
            plain = plain with { Snapshots = null };
        return spec.Settings.ApplyTo(spec.Node.ApplyTo(plain), IsContainer(spec.Node));
    }

    public static AgentConfig For(AgentSpec spec, Secret? token) =>
        spec.Settings.ApplyTo(spec.Node.ApplyTo(Plain(spec, token)), IsContainer(spec.Node));

    private static ServerConfig Plain(ServerSpec spec, Secret? token, Secret? agentToken) => new()
    {
        ClusterInit = spec.Initializes,
        Server = spec.Initializes ? null : spec.ServerUrl.Content,
        Token = token,
        AgentToken = agentToken,
        NodeName = spec.NodeName,
        WithNodeId = spec.Node.WithNodeId.Or(false),
        NodeLabels = spec.Node.NodeLabels.Or(new Dictionary<string, string>()),
        NodeTaints = spec.Node.NodeTaints.Or([]),
        NodeIp = CommaList.Split(spec.Node.NodeIp.Or("")),
        NodeExternalIp = CommaList.Split(spec.Node.NodeExternalIp.Or("")),
        DatastoreEndpoint = spec.Settings.DatastoreEndpoint.IsGiven ? spec.Settings.DatastoreEndpoint.Content : null,
        DatastoreCaFile = NodeFiles.DatastoreFile("ca.crt", spec.Settings.DatastoreCa),
        DatastoreCertFile = NodeFiles.DatastoreFile("client.crt", spec.Settings.DatastoreCertificate),
        DatastoreKeyFile = NodeFiles.DatastoreFile("client.key", spec.Settings.DatastoreKey),
        Snapshots = spec.Settings.Snapshots,
        TlsSans = Sans(spec),
        Disable = spec.Settings.Disable.Or([]),
        ClusterCidr = CommaList.Split(spec.Settings.ClusterCidr.Or("")),
        ServiceCidr = CommaList.Split(spec.Settings.ServiceCidr.Or("")),
        FlannelBackend = spec.Settings.FlannelBackend.Content,
    };

    private static AgentConfig Plain(AgentSpec spec, Secret? token) => new()
    {
        Server = spec.ServerUrl.Content,
        Token = token,
        NodeName = spec.NodeName,
        WithNodeId = spec.Node.WithNodeId.Or(false),
        NodeLabels = spec.Node.NodeLabels.Or(new Dictionary<string, string>()),
        NodeTaints = spec.Node.NodeTaints.Or([]),
        NodeIp = CommaList.Split(spec.Node.NodeIp.Or("")),
        NodeExternalIp = CommaList.Split(spec.Node.NodeExternalIp.Or("")),
    };

    private static bool IsContainer(NodeSpec node) => node.Docker is not null;

    /// <summary>Every name at which this server may be reached, the fixed registration address first.</summary>
    private static List<string> Sans(ServerSpec spec)
    {
        var sans = new List<string>();
        if (spec.ApiAddress.IsKnown)
            sans.Add(spec.ApiAddress.Content!);
        if (spec.Settings.KubeVip?.Address is { IsKnown: true, Content: { } virtualAddress })
            sans.Add(virtualAddress);
        if (spec.Node.Docker is { } docker)
            sans.AddRange([spec.Name, ContainerPlan.EngineAddress(docker.Engine)]);
        if (spec.Node.Ssh is { Address: { IsKnown: true, Content: { } address } })
            sans.Add(address);
        sans.AddRange(spec.Settings.TlsSans.Or([]));
        return [.. sans.Where(san => san != "127.0.0.1").Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
