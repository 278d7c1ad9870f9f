using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Routes, name servers, and systems that need a reboot to install packages.</summary>
public sealed class HostNetworkTests
{
    private const string Routes = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n";
    private const string Lan = "eth0\t0000000A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n";
    private const string Default = "eth0\t00000000\t0100000A\t0003\t0\t0\t0\t00000000\t0\t0\t0\n";
    private const string Unreachable =
        "00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff "
            + "00000001 00000000 00200200       lo\n";
    private const string Ipv6 =
        "00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe800000000000000000000000000001 00000400 "
            + "00000001 00000000 00000003     eth0\n";

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void ADefaultRouteIsAskedForUnlessTheAddressIsGiven(string shell)
    {
        using var host = new StandInHost(shell).Serving();
        host.Put("proc/net/route", Routes + Lan);
        host.Put("proc/net/ipv6_route", Unreachable);

        host.Create(PrepareScript.For(HostSamples.Server)).Failed().Says("this host has no default route")
            .Says("and set nodeIp.");
        host.Create(PrepareScript.For(HostSamples.Server with { NodeIp = "10.0.0.11" })).Succeeded();
        host.Create(PrepareScript.For(HostSamples.Server with { SkippedChecks = ["routes"] })).Succeeded();
        host.Put("proc/net/route", Routes + Lan + Default);
        host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();
        host.Put("proc/net/route", Routes);
        host.Put("proc/net/ipv6_route", Unreachable + Ipv6);
        host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();
    }

    [Theory]
    [InlineData("nameserver 127.0.0.1\n", "", true)]
    [InlineData("# none\n", "", true)]
    [InlineData("nameserver 10.0.0.2\nnameserver 127.0.0.1\n", "", true)]
    [InlineData("nameserver 10.0.0.2\nsearch example.com\n", "", false)]
    [InlineData("nameserver 127.0.0.53\n", "nameserver fd00::2\n", false)]
    public void NameServersOfTheHostItselfAreAWarning(string own, string systemd, bool isWarned)
    {
        using var host = new StandInHost().Serving();
        host.Put("root/etc/resolv.conf", own);
        host.Put("root/run/systemd/resolve/resolv.conf", systemd);

        var ran = host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(isWarned, ran.Output.Contains("only contains name servers on this host", StringComparison.Ordinal));
        host.Create(PrepareScript.For(HostSamples.Server with { ResolvConf = "/etc/k3s-resolv.conf" }))
            .DoesNotSay("name servers");
    }

    [Theory]
    [InlineData("ID=\"rhel\"\nVERSION_ID=\"8.3\"\n", true)]
    [InlineData("ID=\"rhel\"\nVERSION_ID=\"8.10\"\n", false)]
    [InlineData("ID=\"rocky\"\nVERSION_ID=\"9.2\"\n", false)]
    public void ACloudsNetworkSetupIsToBeSwitchedOffOnOldReleases(string release, bool isProblem)
    {
        using var host = new StandInHost().Serving();
        host.Put("root/etc/os-release", release);

        var ran = host.Create(PrepareScript.For(HostSamples.Server));

        Assert.Equal(isProblem,
            ran.Output.Contains("systemctl disable nm-cloud-setup.service nm-cloud-setup.timer and reboot",
                StringComparison.Ordinal));
        Assert.Equal(isProblem, ran.Code != 0);
    }

    [Fact]
    public void APolicyThatComesWithARebootIsToBeInstalledBefore()
    {
        using var host = new StandInHost().Serving();
        host.Command("getenforce", "echo Enforcing");
        host.Command("rpm-ostree", ":");
        host.Put("root/run/ostree-booted", "");

        host.Create(PrepareScript.For(HostSamples.Server)).Failed()
            .Says("install k3s-selinux (transactional-update pkg install, or rpm-ostree install");
        host.Put("root/usr/share/selinux/packages/k3s.pp", "");
        host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();
    }
}
