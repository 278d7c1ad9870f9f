using System.Net.Sockets;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>
/// What K3s loads and sets at its own start, kept by the host too: so it holds from boot on, and when something else on the host
/// resets it.
/// </summary>
internal static class KernelSettings
{
    public const string ModulesPath = "/etc/modules-load.d/k3s.conf";
    public const string SysctlPath = "/etc/sysctl.d/90-k3s.conf";

    public static IReadOnlyList<HostFile> FilesFor(string flannelBackend, IEnumerable<string> podCidrs)
    {
        var hasIpv6 = podCidrs.Any(cidr => Cidrs.Family(cidr) == AddressFamily.InterNetworkV6);
        return
        [
            new(ModulesPath, "0644",
                Lines("overlay", "br_netfilter", "nf_conntrack", flannelBackend == "wireguard-native" ? "wireguard" : null)),
            new(SysctlPath, "0644", Lines(
                "net.ipv4.ip_forward=1",
                "net.bridge.bridge-nf-call-iptables=1",
                hasIpv6 ? "net.ipv6.conf.all.forwarding=1" : null,
                hasIpv6 ? "net.bridge.bridge-nf-call-ip6tables=1" : null,
                hasIpv6 ? "net.ipv6.conf.all.accept_ra=2" : null)),
        ];
    }

    private static Secret Lines(params string?[] lines) => new(string.Concat(lines.OfType<string>().Select(line => line + "\n")));
}
