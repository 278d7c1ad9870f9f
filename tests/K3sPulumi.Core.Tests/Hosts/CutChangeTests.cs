using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

using static K3sPulumi.Core.Tests.Hosts.GoingBackSamples;

/// <summary>A change that is killed, and the run after it.</summary>
public sealed class CutChangeTests
{
    /// <summary>The run is killed at each of its steps in turn, followed by a run with the old or the new inputs.</summary>
    [Theory]
    [Trait("Shell", "any")]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void ACutChangeIsSettledByTheNextRunWhicheverThatIs(string shell)
    {
        var newer = HostSamples.Labeled(HostSamples.Agent, "disk=ssd") with { Version = HostSamples.Parse("v1.37.1+k3s1") };
        var steps = Steps(shell, newer, bad: "");

        for (var cut = 1 + (shell.Length % 7); cut < steps; cut += 11)
        {
            foreach (var isOld in new[] { true, false })
            {
                using var host = Cut(shell, newer, cut, bad: "");
                // killed after it finished: the host has the last inputs
                if (isOld && !NodeScript.For(HostSamples.Agent)
                    .Stdin.Value.Contains(host.Get("root/var/lib/k3spulumi/stamp").Trim(), StringComparison.Ordinal))
                    continue;
                var next = isOld ? HostSamples.Agent : newer;
                host.Create(PrepareScript.For(next)).Succeeded();
                host.Create(NodeScript.For(next)).Succeeded();
                Assert.True(next.ConfigYaml.Value == host.Get(Config), $"cut {cut}, old {isOld}");
                Assert.Contains(next.Version.ToString(), host.Get("root/usr/local/bin/k3s"), StringComparison.Ordinal);
                host.Create(NodeScript.For(next)).Succeeded().Says("nothing to change");
                Assert.False(host.Has("root/var/lib/k3spulumi/before") || host.Has("root/usr/local/bin/.k3s.before"),
                    $"cut {cut}, old {isOld}");
            }
        }
    }
}
