namespace K3sPulumi.Core.Hosts;

/// <summary>Host checks that can be skipped by name.</summary>
internal static class HostCheck
{
    public static IReadOnlyList<string> All { get; } = ["kernel", "cgroup", "selinux", "runtime", "memory", "disk", "ports", "clock", "name", "firewall", "routes"];
}
