using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Networking;

/// <summary>Names and addresses of hosts: every argument and every URL has its host judged here.</summary>
internal static partial class Addresses
{
    /// <summary>A host: name, IPv4 or IPv6 address, without scheme, user or port.</summary>
    public static string? HostProblem(string host) => host switch
    {
        _ when string.IsNullOrWhiteSpace(host) => "must not be empty; use a host name or an IP address.",
        _ when IsIp(host) => null,
        _ when host.Split('%') is [var address, _] && IsIp(address) =>
            $"{Quote.Value(host)} contains a network interface after \"%\", which is meaningless on other machines; use the host "
                + "name or another address.",
        _ when host.StartsWith('[') && host.EndsWith(']') && IsIp(host[1..^1]) =>
            $"{Quote.Value(host)} must not have brackets; use {host[1..^1]}.",
        _ when host.Contains("://", StringComparison.Ordinal) =>
            $"{Quote.Value(host)} is a URL; use only the host name or IP address.",
        _ when host.Contains('@', StringComparison.Ordinal) =>
            "contains a user name; use only the host name or IP address, and set user.",
        _ when HostAndPort.TryParse(host) is { Host.Length: > 0, Port: { Length: > 0 } port } && port.All(char.IsAsciiDigit) =>
            $"{Quote.Value(host)} contains a port; use only the host name or IP address, and set port.",
        _ when DottedNumbers().IsMatch(host) =>
            $"{Quote.Value(host)} is not a valid IPv4 address; each of its four parts must be from 0 to 255.",
        _ when HostName().IsMatch(host) && host.TrimEnd('.').Length <= 253 => null,
        _ when host.Any(character => !char.IsAscii(character)) =>
            $"{Quote.Value(host)} is not ASCII, which DNS requires; use the form that starts with xn--.",
        _ => $"{Quote.Value(host)} is neither a valid host name nor an IP address; use letters, digits, \"-\" and \".\".",
    };

    public static string? IpProblem(string address) =>
        IsIp(address) ? null : $"{Quote.Value(address)} is not a valid IP address; use one such as 10.0.0.5 or fd00::5.";

    /// <summary>Node addresses: one, or one per family.</summary>
    public static string? NodeIpsProblem(IReadOnlyList<string> addresses) =>
        addresses.Select(IpProblem).FirstOrDefault(problem => problem is not null)
        ?? (addresses.GroupBy(Cidrs.Family).Any(family => family.Count() > 1)
            ? $"{string.Join(", ", addresses.Select(Quote.Value))} contains two addresses of the same family; use at most one "
                + "IPv4 and one IPv6 address."
            : null);

    /// <summary>A name in the servers' certificate (<c>tls-san</c>): host name, wildcard or IP address.</summary>
    public static string? SanProblem(string san) =>
        HostProblem(san.StartsWith("*.", StringComparison.Ordinal) ? san[2..] : san) is null
            ? null
            : $"{Quote.Value(san)} is not valid in a certificate; use a host name or IP address without a scheme and a port.";

    /// <summary>A host as written in a URL: IPv6 addresses in brackets.</summary>
    public static string InUrl(string host) =>
        host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') && IPAddress.TryParse(host, out _)
            ? $"[{host}]" : host;

    /// <summary>
    /// An IPv4 address with four parts (.NET also parses "10" and "0x0a.1"), or an IPv6 address without a zone.
    /// </summary>
    public static bool IsIp(string text) => !text.Contains('%', StringComparison.Ordinal)
        && IPAddress.TryParse(text, out var address)
        && (address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() == text : !text.StartsWith('['));

    [GeneratedRegex(@"\A[0-9.]+\z")]
    private static partial Regex DottedNumbers();

    /// <summary>As accepted by the resolvers of Go and Linux, including underscores.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\.?\z")]
    private static partial Regex HostName();
}
