using System.Net;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>Checks of static container addresses: each must be in the subnet and belong to one container.</summary>
internal static class DockerAddresses
{
    public const string NeedsNetwork =
        "requires a network with a fixed subnet, but the engine chooses the subnet of the network that is created here; set "
            + "docker.network to an existing network with a subnet, or remove ip.";

    public static void Check(ProblemList problems, ClusterSpec spec)
    {
        var isOwn = spec.Store == NodeStore.EmbeddedEtcd;
        var subnet = SubnetOf(spec);
        foreach (var (path, node, role) in ClusterChecks.Nodes(spec)
            .Where(node => node.Node.Docker is { HasNetwork: false, Ip.IsGiven: true }))
        {
            var ip = node.Docker!.Ip;
            if (!isOwn)
                problems.Add($"{path}.docker.ip", NeedsNetwork);
            else if (subnet is not null && ip.IsKnown && Addresses.IsIp(ip.Content!))
                problems.Add($"{path}.docker.ip", InSubnet(spec, subnet, path, ip.Content!));
        }
    }

    /// <summary>The subnet of the cluster's network; null if it is unknown, malformed, or chosen by the engine.</summary>
    public static string? SubnetOf(ClusterSpec spec)
    {
        if (spec.Servers is not [{ Docker.HasNetwork: false }, ..] || spec.Store != NodeStore.EmbeddedEtcd
            || spec.DockerSubnet.IsUnknown)
            return null;
        var subnet = spec.DockerSubnet.Or(ContainerSubnet.Default(spec.Name));
        return ContainerSubnet.Problem(subnet, spec.Servers.Count, spec.Agents.Count) is null ? subnet : null;
    }

    private static string? InSubnet(ClusterSpec spec, string subnet, string path, string ip)
    {
        if (!Cidrs.Contains(subnet, ip))
            return $"{Quote.Value(ip)} is outside the cluster's Docker network {Quote.Value(subnet)}; use an address in it, or "
                + "set dockerSubnet.";
        if (ip == ContainerSubnet.Gateway(subnet) || ip == IPNetwork.Parse(subnet).BaseAddress.ToString())
            return $"{Quote.Value(ip)} belongs to the Docker network {Quote.Value(subnet)} itself; use another address in it.";
        var given = spec.Servers.Index().Where(server => server.Item.Docker is { Ip.IsGiven: false })
            .Select(server => (Path: $"servers[{server.Index}]", Ip: ContainerSubnet.ServerAddress(subnet, server.Index)))
            .FirstOrDefault(server => server.Ip == ip);
        return given.Path is null || given.Path == path
            ? null : $"{Quote.Value(ip)} is the address assigned to {given.Path}; use another one.";
    }
}
