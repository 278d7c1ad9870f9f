using System.Globalization;
using System.Net.Sockets;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Networking;

/// <summary>
/// How large a part of the pod network each node gets: <c>node-cidr-mask-size</c> and similar flags of the controller manager.
/// </summary>
/// <param name="General">For a single-stack cluster; null if it is not set.</param>
/// <param name="Ipv4">Null if it is not set.</param>
/// <param name="Ipv6">Null if it is not set.</param>
/// <param name="Allocates">Whether nodes get networks at all.</param>
internal sealed record NodeMasks(int? General, int? Ipv4, int? Ipv6, bool Allocates)
{
    private const string Name = "node-cidr-mask-size";

    /// <summary>Kubernetes keeps a bitmap of all node networks in an IPv6 network, limited to 16 bits.</summary>
    private const int MostIpv6Bits = 16;

    /// <summary>From flags such as <c>node-cidr-mask-size=25</c>; the last one wins.</summary>
    public static NodeMasks Of(IEnumerable<string> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (argument.TrimStart('-').Split('=', 2) is [var name, var value])
                values[name.TrimEnd('+')] = value;
        }

        return new NodeMasks(
            Size(values, Name), Size(values, $"{Name}-ipv4"), Size(values, $"{Name}-ipv6"),
                values.GetValueOrDefault("allocate-node-cidrs")?.ToLowerInvariant() is not ("false" or "f" or "0"));
    }

    /// <summary>Why the controller manager would not start with these flags.</summary>
    public string? Problem(IReadOnlyList<string> podCidrs)
    {
        if (!Allocates)
            return null;
        var hasIpv4 = podCidrs.Any(cidr => Cidrs.Family(cidr) == AddressFamily.InterNetwork);
        var hasIpv6 = podCidrs.Any(cidr => Cidrs.Family(cidr) == AddressFamily.InterNetworkV6);
        return this switch
        {
            _ when new[] { General, Ipv4, Ipv6 }.Contains(Malformed) => $"{Name} is not a number; use a prefix length, "
                + $"such as {Name}=25.",
            { General: not null } when hasIpv4 && hasIpv6 => $"{Name} cannot be used with two pod networks; set {Name}-ipv4 and "
                + $"{Name}-ipv6 instead.",
            { General: not null, Ipv4: not null } or { General: not null, Ipv6: not null } => $"{Name} cannot be used together "
                + $"with {Name}-ipv4 or {Name}-ipv6; remove one of them.",
            { Ipv4: not null } when !hasIpv4 => $"{Name}-ipv4 cannot be used with an IPv6-only pod network; set {Name}-ipv6 "
                + "instead.",
            { Ipv6: not null } when !hasIpv6 => $"{Name}-ipv6 cannot be used with an IPv4-only pod network; set {Name}-ipv4 "
                + "instead.",
            _ => null,
        };
    }

    /// <summary>Why a network is not large enough for the nodes.</summary>
    public string? NetworkProblem(string cidr, int nodes)
    {
        if (!Allocates || Cidrs.PrefixLength(cidr) is not { } length)
            return null;
        var isIpv6 = Cidrs.Family(cidr) == AddressFamily.InterNetworkV6;
        var mask = General ?? (isIpv6 ? Ipv6 ?? 64 : Ipv4 ?? 24);
        var argument = General is not null ? Name : isIpv6 ? $"{Name}-ipv6" : $"{Name}-ipv4";
        return (mask - length) switch
        {
            < 0 => string.Create(CultureInfo.InvariantCulture,
                $"{Quote.Value(cidr)} is too small: each node gets a /{mask} of it; use /{mask} or larger, or set {argument} "
                + $"in controlPlane.kubeControllerManagerArgs."),
            > MostIpv6Bits when isIpv6 => string.Create(CultureInfo.InvariantCulture,
                $"{Quote.Value(cidr)} is too large: with a /{mask} for each node, Kubernetes supports networks from "
                + $"/{mask - MostIpv6Bits} to /{mask}; use one of those."),
            < 30 and var bits when 1 << bits < nodes => string.Create(CultureInfo.InvariantCulture,
                $"{Quote.Value(cidr)} has room for {1 << bits} {(bits == 0 ? "node" : "nodes")} with a /{mask} each, but there "
                    + $"are {nodes}; use a larger network, or set {argument} in controlPlane.kubeControllerManagerArgs."),
            _ => null,
        };
    }

    private const int Malformed = -1;

    /// <summary>Numbers in another notation are left to Kubernetes.</summary>
    private static int? Size(Dictionary<string, string> values, string name) => !values.TryGetValue(name, out var text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= 128 ? size
        : Malformed;
}
