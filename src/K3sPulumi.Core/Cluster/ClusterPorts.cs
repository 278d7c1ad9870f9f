using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>Ports published by the containers of a cluster.</summary>
internal static class ClusterPorts
{
    public static void Check(ProblemList problems, ClusterSpec spec) => EnginePort.Check(problems, Claims(spec));

    public static IEnumerable<EnginePort> Claims(ClusterSpec spec)
    {
        var balancer = spec.LoadBalancer?.Docker is { } docker ? EnginePort.Of("loadBalancer", docker, publishesApi: true) : [];
        return balancer.Concat(ClusterChecks.Nodes(spec).Where(node => node.Node.Docker is not null)
            .SelectMany(node => EnginePort.Of(
            node.Path, node.Node.Docker!, node.Role == NodeRole.Server
                && (node.Node.Docker!.ApiPort is not null || (node.Path == "servers[0]" && spec.LoadBalancer is null)))));
    }
}
