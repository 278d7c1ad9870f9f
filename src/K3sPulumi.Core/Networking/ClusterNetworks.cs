using System.Globalization;
using System.Net.Sockets;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Networking;

/// <summary>
/// How pod networks, service networks and node addresses must relate; all are fixed at the first start.
/// </summary>
internal static class ClusterNetworks
{
    /// <summary>A list for single or dual stack: one network, or one IPv4 and one IPv6 network.</summary>
    public static string? StackProblem(IReadOnlyList<string> cidrs) => cidrs switch
    {
        [] or [_] => null,
        [var first, var second] when Cidrs.Family(first) != Cidrs.Family(second) => null,
        [_, _] => $"{Listed(cidrs)} are of the same family; use one IPv4 and one IPv6 network, or a single network.",
        _ => $"lists {cidrs.Count} networks; use a single network, or one IPv4 and one IPv6 network.",
    };

    /// <summary>
    /// Before v1.34 Kubernetes supports service networks of 20 bits, since then any of IPv4 and 64 bits of IPv6. The DNS has the
    /// eleventh address unless another one is set; otherwise eight addresses are enough.
    /// </summary>
    public static string? ServiceNetworkProblem(string cidr, K3sVersion? version, bool hasDns)
    {
        var isIpv6 = Cidrs.Family(cidr) == AddressFamily.InterNetworkV6;
        var (bits, example) = isIpv6 ? (128, "fd00:43::/112") : (32, NetworkDefaults.ServiceCidr);
        var widest = bits - (version is { LimitsServiceNetworks: true } ? 20 : isIpv6 ? 64 : 32);
        var narrowest = bits - (hasDns ? 3 : 4);
        return Cidrs.PrefixLength(cidr) switch
        {
            { } length when length < widest =>
                string.Create(CultureInfo.InvariantCulture,
                    $"{Quote.Value(cidr)} is too large for services; use /{widest} or smaller, such as {example}."),
            { } length when length > narrowest =>
                string.Create(CultureInfo.InvariantCulture,
                    $"{Quote.Value(cidr)} is too small for services; use /{narrowest} or larger, such as {example}."),
            _ => null,
        };
    }

    /// <summary>Pods and services need the same families in the same order; K3s fails to start otherwise.</summary>
    public static string? FamiliesProblem(IReadOnlyList<string> podCidrs, IReadOnlyList<string> serviceCidrs) =>
        Families(podCidrs).SequenceEqual(Families(serviceCidrs))
            ? null
            : $"{Listed(serviceCidrs)} and the pod network {Listed(podCidrs)} must have the same IP families in the same order; "
                + "change one of them.";

    /// <summary>The first overlap between two lists of networks.</summary>
    public static string? OverlapProblem(IReadOnlyList<string> cidrs, IReadOnlyList<string> others, string whatOthersAre) =>
        (from cidr in cidrs from other in others where Cidrs.Overlap(cidr, other) select (cidr, other))
            .FirstOrDefault() is ({ } cidr1, { } other1)
            ? $"{Quote.Value(cidr1)} overlaps {whatOthersAre} {Quote.Value(other1)}; choose networks that do not overlap."
            : null;

    /// <summary>
    /// A node with addresses of both families fits every cluster; a node with one family fits only clusters of that family.
    /// </summary>
    public static string? NodeAddressProblem(IReadOnlyList<string> nodeIps, IReadOnlyList<string> podCidrs) =>
        nodeIps.Count == 0 || podCidrs.Count == 0 || Families(nodeIps).Distinct().Count() == 2
            || (Families(podCidrs).Distinct().Count() == 1 && Cidrs.Family(nodeIps[0]) == Cidrs.Family(podCidrs[0]))
            ? null
            : $"{Listed(nodeIps)} must have the same IP families as clusterCidr {Listed(podCidrs)}; change one of them.";

    /// <summary>The cluster DNS address must be in the service network.</summary>
    public static string? DnsProblem(string address, IReadOnlyList<string> serviceCidrs) =>
        Addresses.IpProblem(address) ?? (serviceCidrs.Any(cidr => Cidrs.Contains(cidr, address))
            ? null
            : $"{Quote.Value(address)} is outside the service network {Listed(serviceCidrs)}; use an address in it, such as its "
                + "tenth.");

    private static IEnumerable<AddressFamily?> Families(IEnumerable<string> texts) => texts.Select(Cidrs.Family);

    private static string Listed(IEnumerable<string> texts) => string.Join(", ", texts.Select(Quote.Value));
}
