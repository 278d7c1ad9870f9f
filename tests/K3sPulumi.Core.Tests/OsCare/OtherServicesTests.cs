using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.OsCare;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.OsCare;

/// <summary>Drain and package updates where K3s is not a unit of the host's systemd: under OpenRC, and rootless.</summary>
public sealed class OtherServicesTests
{
    private const string Pod = "shop web-1 phase=Running mirror= deleted= owner=ReplicaSet\n";

    [Theory]
    [InlineData("openrc", "rc-service k3s restart")]
    [InlineData("rootless", "user restart")]
    public void TheNodeIsDrainedBeforeTheRestartAndUncordonedAfterIt(string kind, string restart)
    {
        using var host = Installed(kind);

        host.Create(NodeScript.For(HostSamples.Labeled(Care(kind), "disk=ssd"))).Succeeded().Says("is uncordoned");

        AssertOrder(host, "\"unschedulable\":true", "/eviction", restart, "\"unschedulable\":null");
    }

    [Theory]
    [InlineData("openrc")]
    [InlineData("rootless")]
    public void ABlockedDrainRestartsNothing(string kind)
    {
        using var host = Installed(kind);
        host.Put("budget", "web-1\n");

        host.Create(NodeScript.For(HostSamples.Labeled(Care(kind), "disk=ssd"))).Failed()
            .Says("so K3s was not restarted: shop/web-1 (the disruption budget web");

        Assert.Equal(0, host.Calls("rc-service k3s restart") + host.Calls("user restart"));
        Assert.False(host.Has("cordoned"));
    }

    [Theory]
    [InlineData("openrc", "reboot")]
    [InlineData("rootless", "systemctl reboot")]
    public void TheHostIsUpdatedDrainedAndRebooted(string kind, string reboot)
    {
        using var host = Installed(kind);
        var node = Care(kind) with { Packages = new(1, "always") };
        var update = kind == "openrc"
            ? $"apk --update-cache --wait {node.Deadlines.PrepareSeconds} upgrade"
            : "apt-get -q update";

        host.Create(PackagesScript.For(node)).Succeeded().Says("rebooting as packages.reboot says always");

        Assert.True(SpinWait.SpinUntil(() => host.Calls(reboot) > 0, Patience.Of(20)), host.Get("calls"));
        AssertOrder(host, update, "/eviction", reboot);
        Assert.Equal(0, kind == "openrc" ? host.Calls("systemctl") : 0);
        host.Put("proc/sys/kernel/random/boot_id", "boot-2\n");
        host.Put("state", "active\n");
        host.Create(NodeScript.For(node)).Succeeded().Says("is uncordoned");
        host.Create(PackagesScript.For(node)).Succeeded().DoesNotSay("updating");
    }

    private static HostNode Care(string kind)
    {
        var node = kind == "openrc" ? HostSamples.Server : RootlessTests.Node;
        return node with { Drains = true, Deadlines = node.Deadlines with { Drain = Value<int>.Of(2) } };
    }

    private static StandInHost Installed(string kind)
    {
        var host = kind == "openrc" ? OpenRcTests.OpenRc(HostShells.Default) : RootlessTests.Ready();
        host.Put("root/etc/os-release", kind == "openrc" ? "ID=alpine\n" : "ID=debian\n");
        host.Put("proc/sys/kernel/random/boot_id", "boot-1\n");
        foreach (var program in new[] { "apk", "apt-get", "dpkg" })
            host.Command(program, $"echo \"{program} $*\" >>\"$FAKE/calls\"");
        host.Create(NodeScript.For(Care(kind))).Succeeded();
        host.Remove("calls");
        host.Put("servers", "alpha Ready=True\n");
        host.Put("pods", Pod);
        return host;
    }

    private static void AssertOrder(StandInHost host, params string[] parts)
    {
        var calls = host.Get("calls").Split('\n').ToList();
        var at = parts.Select(part => calls.FindIndex(call => call.Contains(part, StringComparison.Ordinal))).ToList();
        Assert.True(at[0] >= 0 && at.SequenceEqual(at.Order()), string.Join('\n', calls));
    }
}
