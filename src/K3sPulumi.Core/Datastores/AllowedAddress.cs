using System.Globalization;
using System.Net;
using System.Net.Sockets;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores;

/// <summary>An address or a network that may reach a datastore, as each database writes it.</summary>
internal static class AllowedAddress
{
    public static IEnumerable<Problem> Problems(string path, IReadOnlyList<string> addresses, DatastoreKind kind)
    {
        for (var index = 0; index < addresses.Count; index++)
        {
            if (!TryParse(addresses[index], out var network))
                yield return new($"{path}[{index}]", $"\"{addresses[index]}\" is neither an IP address nor a network; write 10.0.0.11 or 10.0.0.0/24.");
            else if (kind == DatastoreKind.MySql && network.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6 && network.PrefixLength is not (0 or 128))
                yield return new($"{path}[{index}]", $"\"{addresses[index]}\" is an IPv6 network, which MySQL cannot grant to; give single addresses.");
        }
    }

    /// <summary>As pg_hba.conf has it.</summary>
    public static string ForPostgres(string address)
    {
        var network = Parse(address);
        return string.Create(CultureInfo.InvariantCulture, $"{network.BaseAddress}/{network.PrefixLength}");
    }

    /// <summary>As the host of a MySQL account: an address, an address with its mask, or everywhere.</summary>
    public static string ForMySql(string address)
    {
        var network = Parse(address);
        if (network.PrefixLength == 0)
            return "%";
        if (network.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6 || network.PrefixLength == 32)
            return network.BaseAddress.ToString();
        return $"{network.BaseAddress}/{new IPAddress(BitConverter.GetBytes(IPAddress.HostToNetworkOrder((int)(uint.MaxValue << (32 - network.PrefixLength)))))}";
    }

    private static IPNetwork Parse(string address) =>
        TryParse(address, out var network) ? network : throw new FormatException($"{address} is neither an IP address nor a network");

    private static bool TryParse(string text, out IPNetwork network)
    {
        network = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address) || (slash < 0 ? text : text[..slash]) is not { } host || !IsWhole(host, address))
            return false;
        var longest = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var prefix = longest;
        if (slash >= 0 && !(int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out prefix) && prefix <= longest))
            return false;
        network = new(Masked(address, prefix), prefix);
        return true;
    }

    // .NET reads "10" and "10.1" as addresses; nobody means that
    private static bool IsWhole(string text, IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? !text.Contains('%', StringComparison.Ordinal) : text.Count(letter => letter == '.') == 3;

    private static IPAddress Masked(IPAddress address, int prefix)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = prefix; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new(bytes);
    }
}
