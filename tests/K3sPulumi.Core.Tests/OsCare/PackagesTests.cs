using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.OsCare;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.OsCare;

/// <summary>The packages of a host are updated once for each number, and the host reboots where that is needed.</summary>
public sealed class PackagesTests
{
    private const string Done = "root/var/lib/k3spulumi/updated", Wanted = "root/var/lib/k3spulumi/reboot-wanted";

    private static readonly HostNode Server = Updated(1);

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AptUpdatesOnceForEachNumberWithoutQuestions(string shell)
    {
        using var host = UpdateHosts.Debian(shell);

        host.Create(PackagesScript.For(Server)).Succeeded().Says("updating the packages of this host (apt)")
            .Says("the packages are up to date");
        Assert.Equal(
            [
                "dpkg --force-confold --configure -a", "apt-get -q update",
                $"apt-get -q -y -o DPkg::Lock::Timeout={Server.Deadlines.PrepareSeconds} "
                    + "-o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold --with-new-pkgs upgrade",
            ],
            UpdateHosts.Managers(host));
        Assert.Equal("noninteractive l\n", host.Get("environment"));
        Assert.Equal("1\n", host.Get(Done));

        host.Create(PackagesScript.For(Server)).Succeeded().DoesNotSay("updating");
        host.Create(PackagesScript.For(Updated(2))).Succeeded();
        Assert.Equal(2, host.Calls("apt-get -q update"));
        Assert.Equal("2\n", host.Get(Done));
        host.Create(PackagesScript.For(Server)).Succeeded();
        Assert.Equal("2\n", host.Get(Done));
        Assert.Equal(0, host.Calls("systemctl reboot"));
    }

    [Fact]
    public void PackagesThatTheDeployingMachineHasSentStayApartFromTheNote()
    {
        const string Sent = "root/var/lib/k3spulumi/packages/k3s-selinux-1.6-1.el9.noarch.rpm";
        using var host = UpdateHosts.Debian();
        host.Put(Sent, "package");

        host.Create(PackagesScript.For(Server)).Succeeded().Says("the packages are up to date");
        host.Create(PackagesScript.For(Server)).Succeeded().DoesNotSay("updating");

        Assert.Equal("package", host.Get(Sent));
    }

    [Fact]
    public void TheNodeIsDrainedBeforeTheRebootAndUncordonedWhenItIsReadyAgain()
    {
        using var host = UpdateHosts.Running(Server);
        host.Put("asks", "linux-image-amd64\n");

        host.Create(PackagesScript.For(Server)).Succeeded()
            .Says("rebooting for linux-image-amd64; the next command waits for the reboot");
        UpdateHosts.AwaitReboot(host);
        var calls = host.Get("calls").Split('\n').ToList();
        Assert.InRange(calls.FindIndex(call => call.Contains("/eviction", StringComparison.Ordinal)),
            calls.FindIndex(call => call.Contains("upgrade", StringComparison.Ordinal)) + 1,
            calls.FindIndex(call => call.StartsWith("systemctl stop ssh", StringComparison.Ordinal)));

        host.Create(NodeScript.For(Server)).Failed().Says("this host should have rebooted but did not");
        UpdateHosts.Reboot(host);
        host.Remove("calls");
        host.Create(NodeScript.For(Server)).Succeeded().Says("nothing to change").Says("node alpha is uncordoned");
        Assert.False(host.Has("cordoned"));
        Assert.Equal(0, host.Calls("systemctl restart"));
        host.Create(PackagesScript.For(Server)).Succeeded().DoesNotSay("rebooting");
        Assert.False(host.Has(Wanted));
    }

    [Fact]
    public void ABlockedDrainStopsTheRebootAndTheNextRunOnlyReboots()
    {
        using var host = UpdateHosts.Running(Server);
        host.Put("asks", "libc6\n");
        host.Put("budget", "web-1\n");

        host.Create(PackagesScript.For(Server)).Failed()
            .Says("so the host was not rebooted: shop/web-1 (the disruption budget web");
        Assert.Equal("1\n", host.Get(Done));
        Assert.False(host.Has("cordoned"));

        host.Remove("budget");
        host.Create(PackagesScript.For(Server)).Succeeded().Says("rebooting for libc6");
        Assert.Equal(1, host.Calls("apt-get -q update"));
        UpdateHosts.AwaitReboot(host);
    }

    [Fact]
    public void NeverWarnsAndAlwaysReboots()
    {
        using var never = UpdateHosts.Running(Server);
        never.Put("asks", "libc6\n");
        never.Create(PackagesScript.For(Updated(1, "never"))).Succeeded()
            .Says("warning: this host must be rebooted for libc6; packages.reboot is never.");
        Assert.Equal(0, never.Calls("systemctl stop ssh"));

        using var always = UpdateHosts.Running(Server);
        always.Create(PackagesScript.For(Updated(1, "always"))).Succeeded().Says("rebooting as packages.reboot says always");
        UpdateHosts.AwaitReboot(always);
        UpdateHosts.Reboot(always);
        always.Create(PackagesScript.For(Updated(1, "always"))).Succeeded().DoesNotSay("rebooting");
    }

    [Fact]
    public void AServerWhoseAbsenceWouldBreakTheQuorumIsNotRebooted()
    {
        using var host = UpdateHosts.Running(Server);
        host.Put("asks", "libc6\n");
        host.Put("servers", "alpha Ready=True\nbravo Ready=False\ncharlie Ready=True\n");

        host.Create(PackagesScript.For(Server)).Failed()
            .Says("while this host reboots, only 1 of 3 servers would be healthy, which is not a quorum");
        Assert.False(host.Has("cordoned"));
    }

    [Fact]
    public void AFailedUpdateIsReportedAndNotRemembered()
    {
        using var host = UpdateHosts.Debian();
        host.Put("update-fails", "");

        host.Create(PackagesScript.For(Server)).Failed().Says("E: The repository 'http://deb.example' is not signed.")
            .Says("the packages of this host could not be updated: see the lines above");
        Assert.False(host.Has(Done));
    }

    [Fact]
    public void ALockIsWaitedFor()
    {
        using var host = UpdateHosts.Debian();
        host.Put("locked", "");

        host.Create(PackagesScript.For(Server)).Succeeded();
        Assert.Equal(2, host.Calls("apt-get -q update"));
    }

    [Fact]
    public void ANewHostIsUpdatedAndRebootedBeforeK3sIsInstalled()
    {
        using var host = UpdateHosts.Debian();
        host.Serving().Put("asks", "linux-image-amd64\n");

        host.Create(PrepareScript.For(Server)).Succeeded().Says("updating the packages of this host (apt)").Says("rebooting for");
        UpdateHosts.AwaitReboot(host);
        UpdateHosts.Reboot(host);
        host.Create(PackagesScript.For(Server)).Succeeded().DoesNotSay("updating");
        Assert.Equal("1\n", host.Get(Done));
        host.Create(NodeScript.For(Server)).Succeeded();
        host.Create(PrepareScript.For(Server with { Generation = 1 })).Succeeded().DoesNotSay("updating");
        Assert.Equal(1, host.Calls("apt-get -q update"));
    }

    [Fact]
    public void KilledAnywhereTheNextRunsFinishTheUpdateAndTheReboot()
    {
        using var whole = UpdateHosts.Running(Server);
        whole.Put("asks", "libc6\n");
        whole.Remove("steps");
        whole.Create(PackagesScript.For(Server)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), null);

        for (var cut = 1; cut < steps; cut += Math.Max(1, steps / 7))
        {
            using var host = UpdateHosts.Running(Server);
            host.Put("asks", "libc6\n");
            host.Remove("steps");
            host.Put("cut", $"{cut}\n");
            host.Create(PackagesScript.For(Server));
            host.Remove("cut");

            host.Create(PackagesScript.For(Server)).Succeeded().Says("rebooting for libc6");
            UpdateHosts.Reboot(host);
            host.Create(PackagesScript.For(Server)).Succeeded();
            host.Create(NodeScript.For(Server)).Succeeded();
            Assert.Equal("1\n", host.Get(Done));
            Assert.False(host.Has("cordoned") || host.Has(Wanted), $"cut {cut}");
        }
    }

    private static HostNode Updated(int number, string reboot = "when-required") =>
        HostSamples.Server with { Packages = new(number, reboot), Deadlines = HostSamples.Server.Deadlines with { Drain = 2 } };
}
