namespace K3sPulumi.Core.Hosts;

/// <summary>
/// The list of host checks that can be skipped by name; tests compare scripts and documentation with it.
/// </summary>
internal static class HostCheck
{
    public static IReadOnlyList<string> All { get; } =
    [
        "kernel", "cgroup", "selinux", "runtime", "memory", "disk", "swap", "iptables", "ports", "clock", "name", "firewall",
        "routes", "quorum",
    ];
}
