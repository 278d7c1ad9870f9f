using System.Net.Sockets;

namespace K3sPulumi.Core;

/// <summary>
/// How pod networks, service networks and node addresses must fit together; all of it is settled for good at the first start.
/// </summary>
internal static class ClusterNetworks
{
    /// <summary>A list for one or two stacks: one network, or one IPv4 and one IPv6 network.</summary>
    public static string? StackProblem(IReadOnlyList<string> cidrs) => cidrs switch
    {
        [] or [_] => null,
        [var first, var second] when Cidrs.Family(first) != Cidrs.Family(second) => null,
        [_, _] => $"{Listed(cidrs)} are of the same family; give one IPv4 and one IPv6 network, or a single one.",
        _ => $"lists {cidrs.Count} networks; give one, or one IPv4 and one IPv6 network.",
    };

    /// <summary>Each node takes a /24 (IPv6: /64) out of the pods' network, so that must be wider.</summary>
    public static string? PodNetworkProblem(string cidr) => (Cidrs.Family(cidr), Cidrs.PrefixLength(cidr)) switch
    {
        (AddressFamily.InterNetwork, >= 24) => TooNarrow(cidr, "/24", "10.42.0.0/16"),
        (AddressFamily.InterNetworkV6, >= 64) => TooNarrow(cidr, "/64", "fd00:42::/56"),
        _ => null,
    };

    /// <summary>The widest service networks that K3s takes are /12 for IPv4 and /112 for IPv6.</summary>
    public static string? ServiceNetworkProblem(string cidr) => (Cidrs.Family(cidr), Cidrs.PrefixLength(cidr)) switch
    {
        (AddressFamily.InterNetwork, < 12) =>
            $"{Echo.Of(cidr)} is too wide for services; use /12 or narrower, such as 10.43.0.0/16.",
        (AddressFamily.InterNetwork, > 28) =>
            $"{Echo.Of(cidr)} is too narrow for services; use /28 or wider, such as 10.43.0.0/16.",
        (AddressFamily.InterNetworkV6, < 112) =>
            $"{Echo.Of(cidr)} is too wide for services; use /112 or narrower, such as fd00:43::/112.",
        (AddressFamily.InterNetworkV6, > 124) =>
            $"{Echo.Of(cidr)} is too narrow for services; use /124 or wider, such as fd00:43::/112.",
        _ => null,
    };

    /// <summary>Pods and services need the same families in the same order; K3s fails to start otherwise.</summary>
    public static string? FamiliesProblem(IReadOnlyList<string> podCidrs, IReadOnlyList<string> serviceCidrs) =>
        Families(podCidrs).SequenceEqual(Families(serviceCidrs))
            ? null
            : $"{Listed(serviceCidrs)} and the pods' {Listed(podCidrs)} must have the same IP families in the same order; "
                + "change one of them.";

    /// <summary>The first overlap between two lists of networks.</summary>
    public static string? OverlapProblem(IReadOnlyList<string> cidrs, IReadOnlyList<string> others, string whatOthersAre) =>
        (from cidr in cidrs from other in others where Cidrs.Overlap(cidr, other) select (cidr, other)).FirstOrDefault() is ({ } cidr1, { } other1)
            ? $"{Echo.Of(cidr1)} overlaps {whatOthersAre} {Echo.Of(other1)}; choose networks that share no address."
            : null;

    /// <summary>Node addresses must be of the families that the pods' networks have.</summary>
    public static string? NodeAddressProblem(IReadOnlyList<string> nodeIps, IReadOnlyList<string> podCidrs) =>
        nodeIps.Count == 0 || podCidrs.Count == 0 || Families(nodeIps).SequenceEqual(Families(podCidrs))
            ? null
            : $"{Listed(nodeIps)} must have the IP families of clusterCidr {Listed(podCidrs)}, in the same order; change one of "
                + "them.";

    /// <summary>The address of the cluster's DNS must be one of its services'.</summary>
    public static string? DnsProblem(string address, IReadOnlyList<string> serviceCidrs) =>
        Addresses.IpProblem(address) ?? (serviceCidrs.Any(cidr => Cidrs.Contains(cidr, address))
            ? null
            : $"{Echo.Of(address)} lies outside the services' {Listed(serviceCidrs)}; use an address in there, such as its "
                + "tenth.");

    private static string TooNarrow(string cidr, string perNode, string suggested) =>
        $"{Echo.Of(cidr)} is too narrow: every node takes a {perNode} out of it; use a wider one, such as {suggested}.";

    private static IEnumerable<AddressFamily?> Families(IEnumerable<string> texts) => texts.Select(Cidrs.Family);

    private static string Listed(IEnumerable<string> texts) => string.Join(", ", texts.Select(Echo.Of));
}
