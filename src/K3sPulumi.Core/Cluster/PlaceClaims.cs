using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>
/// The resources of Docker engines and hosts that a component needs exclusively, as far as they are known; no other component can
/// use them too.
/// </summary>
internal sealed record PlaceClaims(IReadOnlyList<EnginePort> Ports, IReadOnlyList<HostClaim> Hosts)
{
    public static PlaceClaims Of(ClusterSpec spec) => new([.. ClusterPorts.Claims(spec)], [.. ClusterPlaces.Claims(spec)]);

    /// <summary>A standalone server publishes its API if it starts a cluster.</summary>
    public static PlaceClaims Of(ServerSpec spec) => new(
        PortsOf("", spec.Node.Docker, publishesApi: spec.Node.Docker?.ApiPort is not null || !spec.ServerUrl.IsGiven),
        HostOf(spec.Node, NodeRole.Server, hasEtcd: spec.Store == NodeStore.EmbeddedEtcd));

    public static PlaceClaims Of(AgentSpec spec) =>
        new(PortsOf("", spec.Node.Docker, publishesApi: false), HostOf(spec.Node, NodeRole.Agent, hasEtcd: false));

    public static PlaceClaims Of(LoadBalancerSpec spec) =>
        new(PortsOf("", spec.Docker, publishesApi: true), [.. HostClaim.OfBalancer("", spec)]);

    /// <summary>A database may share its host with a node.</summary>
    public static PlaceClaims Of(SqlDatastoreSpec spec) => new(PortsOf("", spec.Docker, publishesApi: false), []);

    public static PlaceClaims Of(EtcdDatastoreSpec spec) =>
        new([.. spec.Members.SelectMany((member, index) => PortsOf($"members[{index}]", member.Docker, publishesApi: false))],
            []);

    /// <param name="docker">A container that serves one port, which is not set by the argument for the API port.</param>
    /// <param name="portPath">Of that argument.</param>
    public static PlaceClaims Of(DockerSpec docker, string portPath) => new(
        [.. PortsOf("", docker, publishesApi: true).Select(port => port.Path == "docker.apiPort"
            ? port with { Path = portPath } : port)], []);

    /// <summary>Conflicts between two claims of this component.</summary>
    public void Check(ProblemList problems)
    {
        EnginePort.Check(problems, Ports);
        ClusterPlaces.CheckHosts(problems, Hosts);
    }

    private static EnginePort[] PortsOf(string path, DockerSpec? docker, bool publishesApi) =>
        docker is null ? [] : [.. EnginePort.Of(path, docker, publishesApi)];

    private static HostClaim[] HostOf(NodeSpec node, NodeRole role, bool hasEtcd) =>
        HostClaim.OfNode("", node, role, hasEtcd) is { } claim ? [claim] : [];
}
