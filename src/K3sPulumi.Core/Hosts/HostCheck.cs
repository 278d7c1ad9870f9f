namespace K3sPulumi.Core.Hosts;

/// <summary>
/// Host checks that can be skipped by name: the one list of them, to which scripts and documentation are held by tests.
/// </summary>
internal static class HostCheck
{
    public static IReadOnlyList<string> All { get; } =
    [
        "kernel", "cgroup", "selinux", "runtime", "memory", "disk", "swap", "iptables", "ports", "clock", "name", "firewall",
        "routes",
    ];
}
