using System.Text.RegularExpressions;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>A published port of a container, in the syntax of <c>docker run --publish</c>.</summary>
internal sealed partial record PortMapping(string? HostIp, int HostPort, int ContainerPort, string Protocol)
{
    private const string Remedy =
        "use hostPort:containerPort, such as 8080:80, 127.0.0.1:8080:80, 5353:53/udp or 8000-8010:8000-8010";

    /// <summary>Parses one mapping, or a range of them; null and the reason if it is neither.</summary>
    public static IReadOnlyList<PortMapping>? TryParse(string text, out string? why)
    {
        var match = Form().Match(text);
        var numbers = Span(match, "host", "hostEnd") is var (host, hostCount)
            && Span(match, "inner", "innerEnd") is var (inner, innerCount)
            ? (host, hostCount, inner, innerCount)
            : ((int host, int hostCount, int inner, int innerCount)?)null;
        var ip = match.Groups["ip"].Success ? match.Groups["ip"].Value.Trim('[', ']') : null;

        why = numbers switch
        {
            null => $"{Quote.Value(text)} is not a valid port mapping; {Remedy}.",
            var (_, count, _, otherCount) when count != otherCount =>
                $"{Quote.Value(text)} maps port ranges of different sizes; {Remedy}.",
            _ when ip is not null && !Addresses.IsIp(ip) => $"{Quote.Value(text)} does not start with an IP address; {Remedy}.",
            _ => null,
        };
        var protocol = match.Groups["protocol"].Success ? match.Groups["protocol"].Value : "tcp";
        return why is null && numbers is var (first, length, innerFirst, _)
            ? [.. Enumerable.Range(0, length).Select(index => new PortMapping(ip, first + index, innerFirst + index, protocol))]
            : null;
    }

    public static string? Problem(string text)
    {
        TryParse(text, out var why);
        return why;
    }

    /// <summary>
    /// Whether both use the same port of the host. No address means every IPv4 address, an all-zero one every address of its
    /// family.
    /// </summary>
    public bool CollidesWith(PortMapping other) => HostPort == other.HostPort && Protocol == other.Protocol
        && AddressesCollide(Normal(HostIp), Normal(other.HostIp));

    private static bool AddressesCollide(string left, string right) =>
        left == right || (Cidrs.Family(left) == Cidrs.Family(right) && (IsAny(left) || IsAny(right)));

    private static string Normal(string? ip) => string.IsNullOrEmpty(ip) ? "0.0.0.0" : SpecialAddresses.Normal(ip);

    private static bool IsAny(string ip) => ip is "0.0.0.0" or "::";

    private static (int First, int Count)? Span(Match match, string first, string last) =>
        !match.Success || Ports.TryParse(match.Groups[first].Value) is not { } from ? null
        : !match.Groups[last].Success ? (from, 1)
        : Ports.TryParse(match.Groups[last].Value) is { } to && to >= from ? (from, to - from + 1)
        : null;

    [GeneratedRegex(@"\A((?<ip>[0-9.]+|\[[0-9A-Fa-f:.]+\]):)?(?<host>[0-9]{1,5})(-(?<hostEnd>[0-9]{1,5}))?"
        + @":(?<inner>[0-9]{1,5})(-(?<innerEnd>[0-9]{1,5}))?(/(?<protocol>tcp|udp|sctp))?\z")]
    private static partial Regex Form();
}
