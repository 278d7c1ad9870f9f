using System.Globalization;

namespace K3sPulumi.Core.Networking;

/// <summary>A host with a port or without, as addresses write it: an IPv6 address in brackets.</summary>
/// <param name="Host">Without brackets; it may still be anything that has no colon.</param>
/// <param name="Port">As it is written: null without a colon, empty where nothing follows it.</param>
internal sealed record HostAndPort(string Host, string? Port)
{
    /// <summary>Whether it is in the range of ports, or left out.</summary>
    public bool HasValidPort => string.IsNullOrEmpty(Port) || Ports.TryParse(Port) is not null;

    /// <summary>Null where brackets or colons do not fit together.</summary>
    public static HostAndPort? TryParse(string text)
    {
        var isBracketed = text.StartsWith('[');
        var end = isBracketed ? text.IndexOf(']', StringComparison.Ordinal) + 1 : text.IndexOf(':', StringComparison.Ordinal);
        var (host, rest) = end < 0 ? (text, "") : (text[..end], text[end..]);
        if (isBracketed && !Addresses.IsIp(host.Trim('[', ']').Split('%')[0]))
            return null;
        host = isBracketed ? host[1..^1] : host;
        return rest switch
        {
            "" => new HostAndPort(host, null),
            [':', .. var port] when !port.Contains(':', StringComparison.Ordinal) => new HostAndPort(host, port),
            _ => null,
        };
    }

    /// <summary>Both as one text.</summary>
    public static string Text(string host, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"{Addresses.InUrl(host)}:{port}");
}
