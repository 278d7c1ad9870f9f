using System.Net;
using System.Net.Sockets;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.LoadBalancing;

/// <summary>Checks of the virtual IP address; keepalived accepts only IP addresses, all of the same family.</summary>
internal static class FloatingAddressChecks
{
    /// <summary>Each load balancer has a priority of ten less than the one before it, from 200 down.</summary>
    private const int MostHosts = 19;

    public static void Check(ProblemList problems, LoadBalancerSpec spec)
    {
        problems.Check("floatingAddress", spec.FloatingAddress, AddressProblem);
        problems.Check("routerId", spec.RouterId, id =>
            id is >= 1 and <= 255 ? null : $"{id} is not a valid VRRP router ID; use 1 to 255.");
        problems.Check("floatingInterface", spec.FloatingInterface, InterfaceProblem);
        if (spec.Docker is not null)
            CheckContainer(problems, spec);
        else
            CheckTogether(problems, spec);
        CheckHosts(problems, spec);
    }

    private static void CheckContainer(ProblemList problems, LoadBalancerSpec spec)
    {
        if (spec.Standbys.Count > 0)
            problems.Add("standbys", "are only for hosts; in Docker there is a single load balancer, so remove them.");
        foreach (var (name, isGiven) in new[]
        {
            ("floatingAddress", spec.FloatingAddress.IsGiven),
            ("floatingInterface", spec.FloatingInterface.IsGiven),
            ("routerId", spec.RouterId.IsGiven),
        })
        {
            if (isGiven)
                problems.Add(name, "is only for hosts; in Docker there is a single load balancer, so remove it.");
        }
    }

    private static void CheckTogether(ProblemList problems, LoadBalancerSpec spec)
    {
        if (spec.FloatingAddress.IsGiven)
            return;
        if (spec.Standbys.Count > 0)
            problems.Add("floatingAddress", "is missing; standbys need a virtual IP address to take over.");
        foreach (var (name, isGiven) in new[] { ("routerId", spec.RouterId.IsGiven),
            ("floatingInterface", spec.FloatingInterface.IsGiven) })
        {
            if (isGiven)
                problems.Add(name, "has no effect without floatingAddress; set that too, or remove this.");
        }
    }

    private static void CheckHosts(ProblemList problems, LoadBalancerSpec spec)
    {
        if (spec.Standbys.Count >= MostHosts)
            problems.Add("standbys",
                $"has {spec.Standbys.Count} hosts; the priorities of keepalived allow at most {MostHosts - 1}.");
        foreach (var (path, host) in Hosts(spec))
        {
            if (host.Address is not { IsKnown: true, Content: { } address })
                continue;
            if (!Addresses.IsIp(address))
                problems.Add(path, spec.Standbys.Count == 0 || Addresses.HostProblem(address) is not null ? null
                    : $"{Quote.Value(address)} is a host name, but keepalived requires IP addresses; use the IP address of the "
                        + "host.");
            else if (spec.FloatingAddress is { IsKnown: true, Content: { } floating } && Addresses.IsIp(floating))
                problems.Add(path, HostProblem(address, floating, spec.Standbys.Count > 0));
        }
    }

    private static string? HostProblem(string address, string floating, bool hasStandbys) =>
        IPAddress.Parse(address).Equals(IPAddress.Parse(floating))
            ? $"{Quote.Value(address)} is also the floatingAddress, which keepalived would remove from the host; choose an "
                + "unused address."
            : hasStandbys && Cidrs.Family(address) != Cidrs.Family(floating)
            ? $"{Quote.Value(address)} is not in the same address family as floatingAddress {Quote.Value(floating)}; use either "
                + "IPv4 or IPv6 for all of them."
            : null;

    private static IEnumerable<(string Path, SshSpec Host)> Hosts(LoadBalancerSpec spec) =>
        spec.Ssh is null || !spec.FloatingAddress.IsGiven ? []
        : spec.Standbys.Select((host, index) => ($"standbys[{index}].address", host)).Prepend(("ssh.address", spec.Ssh));

    private static string? AddressProblem(string text) =>
        Addresses.IpProblem(text) ?? (IPAddress.Parse(text) is var address && IsShared(address)
            ? null
            : $"{Quote.Value(text)} cannot be a virtual IP address; use an unused address in the network of the hosts.");

    /// <summary>Not loopback, unspecified, multicast or valid on one interface only.</summary>
    private static bool IsShared(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork
        ? address.GetAddressBytes()[0] is not (0 or 127 or >= 224)
        : !IPAddress.IsLoopback(address) && !address.Equals(IPAddress.IPv6Any) && !address.IsIPv6Multicast
            && !address.IsIPv4MappedToIPv6 && address.ScopeId == 0;

    private static string? InterfaceProblem(string name) => name == "lo"
        ? "\"lo\" is the loopback interface, which other hosts cannot reach; use the interface in the network of the hosts."
        : NetworkInterfaces.Problem(name);
}
