using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>A cluster runs in one place: on hosts, or in containers of one Docker engine and one network.</summary>
internal static class SamePlaceChecks
{
    public static void Check(ProblemList problems, ClusterSpec spec)
    {
        var nodes = ClusterChecks.Nodes(spec).ToList();
        if ((spec.LoadBalancer is { Docker: not null, Ssh: null } && nodes.Any(node => node.Node.Ssh is not null))
            || (spec.LoadBalancer is { Docker: null, Ssh: not null } && nodes.Any(node => node.Node.Docker is not null)))
            problems.Add("loadBalancer", "runs in a different place from the nodes; use docker for all or ssh for all.");
        if (nodes.Any(node => node.Node is { Docker: not null, Ssh: null })
            && nodes.Any(node => node.Node is { Docker: null, Ssh: not null }))
            problems.Add("agents", "include nodes that run in a different place from the servers; containers and hosts cannot "
                + "reach each other's node addresses, so use docker for all or ssh for all.");
        if (nodes is not [{ Node.Docker: { } first }, ..])
            return;
        foreach (var (path, node, role) in nodes)
        {
            if (node.Docker is { } docker)
                CheckContainer(problems.At(path).At("docker"), docker, first,
                    isEtcdMember: role == NodeRole.Server && spec.Store == NodeStore.EmbeddedEtcd && spec.Servers.Count > 1);
        }
    }

    /// <param name="problems">At the container's settings.</param>
    /// <param name="docker">The settings.</param>
    /// <param name="first">Those of the first server.</param>
    /// <param name="isEtcdMember">Whether it has etcd together with others.</param>
    private static void CheckContainer(ProblemList problems, DockerSpec docker, DockerSpec first, bool isEtcdMember)
    {
        if (docker.Host != first.Host)
            problems.Add("host", "is not the engine of the first server; all nodes of a cluster share one engine.");
        if (docker.Network is { IsKnown: true, Content: { } network }
            && first.Network is { IsKnown: true, Content: { } firstNetwork } && network != firstNetwork)
            problems.Add("network", $"{Quote.Value(network)} is not the network {Quote.Value(firstNetwork)} of the first server; "
                + "all nodes of a cluster share one network.");
        if (isEtcdMember && docker is { HasNetwork: true, Ip.IsGiven: false })
            problems.Add("ip", "is missing; etcd identifies its members by address, so set a static one in that network for "
                + "each server.");
        if (docker.HasNetwork != first.HasNetwork)
            problems.Add("network", "must be set for all nodes of a cluster or for none.");
    }
}
