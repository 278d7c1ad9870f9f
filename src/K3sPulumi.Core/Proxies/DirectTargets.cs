using System.Text.RegularExpressions;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Proxies;

/// <summary>
/// Entries of <c>NO_PROXY</c> by Go's rules: hosts, domains, networks and addresses, each with an optional port.
/// </summary>
internal static partial class DirectTargets
{
    /// <summary>One entry, or several separated by commas.</summary>
    public static string? Problem(string entry) => entry.Split(',').All(IsTarget)
        ? null
        : $"{Quote.Value(entry)} is not a valid host, domain or network; use a value such as example.com, .example.com or "
            + "10.0.0.0/8.";

    private static bool IsTarget(string target)
    {
        if (target == "*" || IsNetwork(target))
            return true;
        return Addresses.IsIp(target)
            || (HostAndPort.TryParse(target) is { HasValidPort: true, Port: not "" } server && IsHost(server.Host));
    }

    private static bool IsHost(string host) => Addresses.HostProblem(Domain().Replace(host, "", 1)) is null;

    /// <summary>Host bits of a network are ignored.</summary>
    private static bool IsNetwork(string text) =>
        text.Split('/') is [var address, var length] && Addresses.IsIp(address) && byte.TryParse(length, out var bits)
        && bits <= (address.Contains(':', StringComparison.Ordinal) ? 128 : 32);

    /// <summary>What marks a name as a domain.</summary>
    [GeneratedRegex(@"\A(\*?\.)", RegexOptions.CultureInvariant)]
    private static partial Regex Domain();
}
