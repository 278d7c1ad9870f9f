using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Specs;

/// <summary>Finds ports of the Docker host that two nodes of a cluster want.</summary>
internal static class ClusterPorts
{
    public const int Api = 6443;

    public static void Check(Findings findings, ClusterSpec spec)
    {
        var taken = new List<(string Path, PortMapping Port)>();
        if (spec.LoadBalancer?.Docker is { } balancer)
            taken.Add(("loadBalancer.docker.apiPort", new PortMapping(balancer.ApiBindAddress.Or("0.0.0.0"), balancer.ApiPort ?? Api, Api, "tcp")));
        foreach (var (path, node, role) in ClusterChecks.Nodes(spec).Where(node => node.Node.Docker is not null))
        {
            foreach (var (portPath, port) in Wanted(path, node.Docker!, role, spec.LoadBalancer is not null))
            {
                var earlier = taken.FirstOrDefault(other => other.Port.CollidesWith(port));
                if (earlier.Path is not null)
                    findings.Add(portPath, $"port {port.HostPort}/{port.Protocol} of the Docker host is taken by {earlier.Path} already; choose another one.");
                else
                    taken.Add((portPath, port));
            }
        }
    }

    private static IEnumerable<(string Path, PortMapping Port)> Wanted(string path, DockerSpec docker, NodeRole role, bool hasLoadBalancer)
    {
        if (role == NodeRole.Server && ((path == "servers[0]" && !hasLoadBalancer) || docker.ApiPort is not null))
            yield return ($"{path}.docker.apiPort", new PortMapping(docker.ApiBindAddress.Or("0.0.0.0"), docker.ApiPort ?? Api, Api, "tcp"));
        foreach (var (index, text) in docker.Ports.Or([]).Index())
        {
            foreach (var port in PortMapping.TryParse(text, out _) ?? [])
                yield return ($"{path}.docker.ports[{index}]", port);
        }
    }
}
