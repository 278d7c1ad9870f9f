using System.Globalization;
using System.Net;
using System.Net.Sockets;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>An address or a network that may reach a datastore.</summary>
internal static class AllowedAddress
{
    public static string? Problem(string address) => TryParse(address, out _)
        ? null
        : $"{Quote.Value(address)} is neither an IP address nor a network; use a value such as 10.0.0.11 or 10.0.0.0/24.";

    public static IPNetwork Parse(string address) =>
        TryParse(address, out var network)
            ? network : throw new FormatException($"{address} is neither an IP address nor a network");

    public static bool TryParse(string text, out IPNetwork network)
    {
        network = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address)
            || (slash < 0 ? text : text[..slash]) is not { } host || !IsWhole(host, address))
            return false;
        var longest = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var prefix = longest;
        if (slash >= 0
            && !(int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out prefix)
                && prefix <= longest))
            return false;
        network = new(Masked(address, prefix), prefix);
        return true;
    }

    // .NET parses "10" and "10.1" as addresses, which is never intended
    private static bool IsWhole(string text, IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6
            ? !text.Contains('%', StringComparison.Ordinal) : text.Count(letter => letter == '.') == 3;

    private static IPAddress Masked(IPAddress address, int prefix)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = prefix; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new(bytes);
    }
}
