using System.Net.Sockets;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Firewall;

/// <summary>
/// Firewall rules in the words of firewalld and ufw: one rule a line, each the arguments as a shell reads them, so that a script
/// can do <c>eval "ufw $rule"</c>.
/// </summary>
internal static partial class FirewallCommands
{
    /// <summary>
    /// Arguments for <c>firewall-cmd --permanent</c>; pods and services go to the zone "trusted", as documented by K3s.
    /// </summary>
    public static IReadOnlyList<string> Firewalld(FirewallRules rules, bool isRemoval = false)
    {
        var verb = isRemoval ? "remove" : "add";
        return
        [
            .. rules.Ports.SelectMany(port => port.Sources.Count == 0
                ? [Line($"--{verb}-port={port.Ports}/{port.Protocol}")]
                : port.Sources.Select(source => Line($"--{verb}-rich-rule={RichRule(port, source)}"))),
            .. rules.Trusted.Select(network => Line("--zone=trusted", $"--{verb}-source={network}")),
        ];
    }

    /// <summary>Arguments for <c>ufw</c>, in the form that <c>ufw show added</c> prints.</summary>
    public static IReadOnlyList<string> Ufw(FirewallRules rules, bool isRemoval = false)
    {
        string[] verb = isRemoval ? ["delete", "allow"] : ["allow"];
        return
        [
            .. rules.Ports.SelectMany(port => port.Sources.Count == 0
                ? [Line([.. verb, $"{Range(port)}/{port.Protocol}"])]
                : port.Sources.Select(source =>
                    Line([.. verb, "from", source, "to", "any", "port", Range(port), "proto", port.Protocol]))),
            .. rules.Trusted.Select(network => Line([.. verb, "from", network])),
        ];
    }

    private static string RichRule(FirewallPort port, string source) =>
        $"rule family={(Cidrs.Family(source) == AddressFamily.InterNetworkV6 ? "ipv6" : "ipv4")} source address={source} "
        + $"port port={port.Ports} protocol={port.Protocol} accept";

    private static string Range(FirewallPort port) => port.Ports.Replace('-', ':');

    private static string Line(params string[] words) =>
        string.Join(' ', words.Select(word => Plain().IsMatch(word) ? word : Shell.Quote(word)));

    [GeneratedRegex(@"\A[A-Za-z0-9./:=-]+\z")]
    private static partial Regex Plain();
}
