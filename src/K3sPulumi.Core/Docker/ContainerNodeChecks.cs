using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Proxies;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>Settings of hosts that a node in Docker would silently ignore.</summary>
internal static class ContainerNodeChecks
{
    public static void Check(ProblemList problems, NodeSpec node) => Reject(problems,
        // It selects the artifacts of a container.
        ("architecture", node.Architecture.IsGiven && node.AirGap is null),
        ("skippedChecks", node.SkippedChecks.Or([]).Count > 0),
        ("prepareTimeout", node.Deadlines.Prepare.IsGiven),
        ("hostIsGone", node.HostIsGone),
        ("leaveThrough", node.LeavesThrough));

    /// <summary>The options that a cluster may set for all of its nodes.</summary>
    public static void CheckOptions(ProblemList problems, NodeSpec node)
    {
        Reject(problems,
            ("releaseMirror", node.ReleaseMirror is not null),
            ("firewall", node.Firewall.IsGiven && node.Firewall.Or("leave") != "leave"),
            ("selinux", node.Selinux.Or(false)),
            ("runtime.docker", node.DockerRuntime.Or(false)),
            ("runtime.endpoint", node.RuntimeEndpoint.IsGiven),
            ("rootless", node.Rootless),
            ("vpnAuth", node.VpnAuth.IsGiven),
            ("dataDirectory", node.DataDirectory.IsGiven),
            ("adopt", node.Adopt.Or(false)),
            ("packages", node.Packages is not null),
            ("drain", node.Drain.Or(false)),
            ("kernel.persist", node.PersistKernelSettings.Or(false)),
            ("kernel.enableMemoryCgroup", node.EnableMemoryCgroup.Or(false)));
        foreach (var (name, proxy) in new[] { ("httpProxy", node.Proxy?.HttpProxy ?? default),
            ("httpsProxy", node.Proxy?.HttpsProxy ?? default) })
        {
            if (proxy.IsKnown && ProxySettings.HoldsPassword(proxy.Content))
                problems.At("proxy").Add(name, "contains a password, which the container's environment exposes to everyone with "
                    + "access to the engine; use a proxy without a password.");
        }
    }

    private static void Reject(ProblemList problems, params ReadOnlySpan<(string Name, bool IsGiven)> settings)
    {
        foreach (var (name, isGiven) in settings)
        {
            if (isGiven)
                problems.Add(name, "is only for hosts; remove it for a node in Docker.");
        }
    }
}
