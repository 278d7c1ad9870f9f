using System.Net;
using System.Net.Sockets;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Networking;

/// <summary>
/// Well-formed addresses that cannot belong to a host: loopback, link-local, multicast and similar ones.
/// </summary>
internal static class SpecialAddresses
{
    /// <summary>A node's own address, as the kubelet accepts it.</summary>
    /// <param name="name">Its name in the message.</param>
    /// <param name="address">An IP address.</param>
    public static string? NodeProblem(string name, string address) =>
        Parse(address) is { } ip && Kind(ip) is { } kind
            ? $"{name} is {kind}, which the kubelet rejects; use the address of one of the node's network interfaces."
            : null;

    /// <summary>An address at which a node is reached from outside.</summary>
    /// <param name="name">Its name in the message.</param>
    /// <param name="address">An IP address.</param>
    /// <param name="isServer">
    /// Whether it would be an endpoint of the Kubernetes service, which must not be a loopback address.
    /// </param>
    public static string? ExternalProblem(string name, string address, bool isServer) =>
        Parse(address) is { } ip && Kind(ip) is { } kind && (IsNoHost(ip) || (isServer && IPAddress.IsLoopback(ip)))
            ? $"{name} is {kind}, at which other machines cannot reach the node; use an address at which they can."
            : null;

    /// <summary>Where a host is reached; host names are not restricted.</summary>
    public static string? HostProblem(string host) => Parse(host) switch
    {
        { } ip when IsNoHost(ip) =>
            $"{Quote.Value(host)} is {Kind(ip)}, which does not belong to a host; use the host name or its own address.",
        { IsIPv6LinkLocal: true } =>
            $"{Quote.Value(host)} is a link-local address, which is valid only in one network segment; use the host name or "
            + "another address.",
        _ => null,
    };

    /// <summary>Whether every machine resolves this to itself.</summary>
    public static bool IsLoopback(string host) =>
        Parse(host) is { } ip ? IPAddress.IsLoopback(ip) : host.TrimEnd('.')
            .ToLowerInvariant() is "localhost" or "localhost.localdomain";

    /// <summary>Normalizes a host name or address.</summary>
    public static string Normal(string host) => Parse(host)?.ToString() ?? host.TrimEnd('.').ToLowerInvariant();

    private static IPAddress? Parse(string text) =>
        !Addresses.IsIp(text) ? null : IPAddress.Parse(text) is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4()
            : IPAddress.Parse(text);

    private static string? Kind(IPAddress ip) => ip switch
    {
        _ when ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any) => "the unspecified address",
        _ when IPAddress.IsLoopback(ip) => "a loopback address",
        _ when ip.Equals(IPAddress.Broadcast) => "the broadcast address",
        _ when ip.IsIPv6Multicast || (ip.AddressFamily == AddressFamily.InterNetwork
            && ip.GetAddressBytes()[0] is >= 224 and < 240) => "a multicast address",
        _ when ip.IsIPv6LinkLocal || (ip.AddressFamily == AddressFamily.InterNetwork
            && ip.GetAddressBytes() is [169, 254, _, _]) => "a link-local address",
        _ => null,
    };

    private static bool IsNoHost(IPAddress ip) =>
        Kind(ip) is "the unspecified address" or "the broadcast address" or "a multicast address";
}
