using System.Net;
using K3sPulumi.Core.Networking;

namespace K3sPulumi.Core.Docker;

/// <summary>
/// Static addresses for servers in Docker: etcd identifies its members by address, but the engine assigns addresses in the order
/// in which containers start.
/// </summary>
internal static class ContainerSubnet
{
    private const int FirstServer = 10;

    /// <summary>A /24 outside the default ranges of Docker and K3s, always the same for the same cluster.</summary>
    public static string Default(string cluster)
    {
        var hash = StableHash.Of(cluster);
        return $"10.{100 + (hash % 100)}.{hash / 100 % 256}.0/24";
    }

    /// <summary>Null if <paramref name="cidr"/> has room for the gateway, the servers and the agents.</summary>
    public static string? Problem(string cidr, int servers, int agents) =>
        Cidrs.Problem(cidr) ?? (!IPNetwork.TryParse(cidr, out var network) || network.BaseAddress.GetAddressBytes().Length != 4
            ? $"{cidr} is not IPv4; use an IPv4 network such as 10.100.0.0/24."
            : (1L << (31 - network.PrefixLength)) < Math.Max(FirstServer + servers, agents + 4)
                ? $"{cidr} is too small for {servers + agents} nodes; use a larger network."
                : null);

    /// <summary>
    /// The upper half, for containers without a static address: the engine must not assign the address of a stopped server.
    /// </summary>
    public static string DynamicRange(string cidr)
    {
        var network = IPNetwork.Parse(cidr);
        return $"{Plus(network.BaseAddress, 1u << (31 - network.PrefixLength))}/{network.PrefixLength + 1}";
    }

    /// <summary>
    /// The first address. Set explicitly, because some engines report the gateway that they chose and others only after a
    /// restart, which the Docker provider treats as a different network.
    /// </summary>
    public static string Gateway(string cidr) => Plus(IPNetwork.Parse(cidr).BaseAddress, 1);

    public static string ServerAddress(string cidr, int index) =>
        Plus(IPNetwork.Parse(cidr).BaseAddress, FirstServer + (uint)index);

    private static string Plus(IPAddress address, uint offset)
    {
        var bytes = address.GetAddressBytes();
        var number = ((uint)bytes[0] << 24 | (uint)bytes[1] << 16 | (uint)bytes[2] << 8 | bytes[3]) + offset;
        return new IPAddress([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]).ToString();
    }
}
