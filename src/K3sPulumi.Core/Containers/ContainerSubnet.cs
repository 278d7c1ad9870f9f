using System.Net;

namespace K3sPulumi.Core.Containers;

/// <summary>
/// Fixed addresses for servers in Docker: etcd knows its members by address, and the engine hands out addresses in the order in which containers start.
/// </summary>
internal static class ContainerSubnet
{
    private const int FirstServer = 10;

    /// <summary>A /24 outside the ranges of Docker's own pools and of K3s, the same for the same cluster at all times.</summary>
    public static string Default(string cluster)
    {
        var hash = cluster.Aggregate(2166136261u, (sum, letter) => (sum ^ letter) * 16777619u);
        return $"10.{100 + (hash % 100)}.{hash / 100 % 256}.0/24";
    }

    /// <summary>Null where <paramref name="cidr"/> has room for the gateway, the servers and the agents.</summary>
    public static string? Problem(string cidr, int servers, int agents) =>
        Cidrs.Problem(cidr) ?? (!IPNetwork.TryParse(cidr, out var network) || network.BaseAddress.GetAddressBytes().Length != 4
            ? $"{cidr} is not IPv4; give an IPv4 network such as 10.100.0.0/24."
            : (1L << (32 - network.PrefixLength)) < FirstServer + servers + agents + 2
                ? $"{cidr} is too small for {servers + agents} nodes; give a wider one."
                : null);

    public static string ServerAddress(string cidr, int index)
    {
        var address = IPNetwork.Parse(cidr).BaseAddress.GetAddressBytes();
        var number = ((uint)address[0] << 24 | (uint)address[1] << 16 | (uint)address[2] << 8 | address[3]) + FirstServer + (uint)index;
        return new IPAddress([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]).ToString();
    }
}
