using System.Net;
using System.Net.Sockets;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Networking;

/// <summary>Networks of pods and services (<c>cluster-cidr</c>, <c>service-cidr</c>), and of Docker.</summary>
internal static class Cidrs
{
    /// <summary>A network such as 10.42.0.0/16.</summary>
    public static string? Problem(string cidr)
    {
        if (IPNetwork.TryParse(cidr, out _) && Canonical(cidr))
            return null;

        if (cidr.Contains(',', StringComparison.Ordinal))
            return $"{Quote.Value(cidr)} contains several networks; use a list.";

        return Split(cidr) is { } parts
            ? $"{Quote.Value(cidr)} is not the first address of its network; use {Network(parts.Address, parts.Length)}."
            : $"{Quote.Value(cidr)} is not a valid network; use CIDR notation, such as 10.42.0.0/16 or fd00:42::/56.";
    }

    /// <summary>Networks, with commas, by their first addresses, as K3s reads them; all other text stays unchanged.</summary>
    public static string Normal(string cidrs) => string.Join(',', cidrs.Split(',').Select(cidr =>
        Split(cidr.Trim()) is { } parts && !Canonical(cidr.Trim()) ? Network(parts.Address, parts.Length) : cidr));

    /// <summary>Whether two networks overlap; false if either is malformed (which is a separate problem).</summary>
    public static bool Overlap(string left, string right) =>
        IPNetwork.TryParse(left, out var a) && IPNetwork.TryParse(right, out var b)
        && (a.Contains(b.BaseAddress) || b.Contains(a.BaseAddress));

    public static bool Contains(string cidr, string address) =>
        IPNetwork.TryParse(cidr, out var network) && IPAddress.TryParse(address, out var ip) && network.Contains(ip);

    /// <summary>IPv4 or IPv6, of a network or an address; null if it is neither.</summary>
    public static AddressFamily? Family(string text) =>
        IPAddress.TryParse(text.Split('/')[0], out var address) ? address.AddressFamily : null;

    public static int? PrefixLength(string cidr) => IPNetwork.TryParse(cidr, out var network) ? network.PrefixLength : null;

    /// <summary>0.0.0.0/0 or ::/0.</summary>
    public static bool IsEverything(string cidr) => PrefixLength(cidr) == 0;

    private static bool Canonical(string cidr) => Split(cidr) is { } parts
        && Network(parts.Address, parts.Length) == $"{parts.Address}/{parts.Length}";

    /// <summary>.NET also takes fewer than four parts, and octal ones with a leading zero; Go rejects both.</summary>
    private static bool IsAsWritten(IPAddress address, string cidr) => address.AddressFamily == AddressFamily.InterNetworkV6
        || cidr.StartsWith($"{address}/", StringComparison.Ordinal);

    private static (IPAddress Address, int Length)? Split(string cidr)
    {
        var slash = cidr.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && IPAddress.TryParse(cidr[..slash], out var address)
            && IsAsWritten(address, cidr)
            && byte.TryParse(cidr[(slash + 1)..], System.Globalization.NumberStyles.None, null, out var length)
            && length <= Bits(address)
            ? (address, length)
            : null;
    }

    private static string Network(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return $"{new IPAddress(bytes)}/{length}";
    }

    private static int Bits(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
}
