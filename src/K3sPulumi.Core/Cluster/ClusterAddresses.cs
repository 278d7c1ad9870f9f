using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>
/// Checks of the addresses of a cluster's nodes and load balancer, individually, in combination, and with the networks.
/// </summary>
internal static class ClusterAddresses
{
    public static void Check(ProblemList problems, ClusterSpec spec)
    {
        var nodes = NodeAddresses.Of(spec);
        foreach (var node in nodes)
        {
            AddressChecks.Check(problems, node);
            NetworkChecks.CheckFamilies(problems, spec.Settings, node);
        }

        NetworkChecks.CheckIpv6(problems, spec.Settings, nodes);
        ClusterPlaces.Check(problems, spec, nodes);
        ServerTexts.Check(problems, spec, nodes);
        DockerAddresses.Check(problems, spec);
        NetworkChecks.CheckInside(problems, spec.Settings,
            [.. nodes.SelectMany(node => node.InternalAddresses.Concat(node.ExternalAddresses)), .. Others(spec)]);
        CheckDockerSubnet(problems, spec);
        foreach (var index in Enumerable.Range(0, spec.Servers.Count))
            NetworkChecks.CheckSizes(problems, spec.Settings, nodes.Count, ServerRoles.Layers(spec, index));
    }

    /// <summary>Hosts that are not nodes, and the address of the API.</summary>
    private static IEnumerable<NamedAddress> Others(ClusterSpec spec)
    {
        var given = new List<(string Path, Value<string> Address)> { ("apiAddress", spec.ApiAddress) };
        if (spec.LoadBalancer is { } balancer)
        {
            given.Add(("loadBalancer.ssh.address", balancer.Ssh?.Address ?? default));
            given.AddRange(balancer.Standbys.Select((host, index) => ($"loadBalancer.standbys[{index}].address", host.Address)));
            given.Add(("loadBalancer.floatingAddress", balancer.FloatingAddress));
        }

        return given.Where(place => place.Address.IsKnown && Addresses.IsIp(place.Address.Content!))
            .Select(place => new NamedAddress(place.Path, Quote.Value(place.Address.Content!), place.Address.Content!));
    }

    private static void CheckDockerSubnet(ProblemList problems, ClusterSpec spec)
    {
        if (DockerAddresses.SubnetOf(spec) is not { } subnet)
            return;
        var networks = (NetworkChecks.Pods(spec.Settings) ?? []).Concat(NetworkChecks.Services(spec.Settings) ?? []);
        if (networks.FirstOrDefault(cidr => Cidrs.Overlap(cidr, subnet)) is { } overlapped)
            problems.Add("dockerSubnet", spec.DockerSubnet.IsGiven
                ? $"{Quote.Value(subnet)} overlaps {Quote.Value(overlapped)} of the cluster; choose networks that do not overlap."
                : $"is missing; {Quote.Value(subnet)}, the default of the cluster, overlaps {Quote.Value(overlapped)} of the "
                    + "cluster: set a network that does not overlap it.");
    }
}
