using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Distributions are recognized by their ID, otherwise by ID_LIKE.</summary>
public sealed class DistributionTests : IDisposable
{
    private readonly HostScript _host = new();

    [Theory]
    [InlineData("ID=debian\n", "debian apt")]
    [InlineData("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", "debian apt")]
    [InlineData("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", "redhat dnf")]
    [InlineData("ID=\"amzn\"\nID_LIKE=\"fedora\"\n", "redhat dnf")]
    [InlineData("ID=\"sles\"\nID_LIKE=\"suse\"\n", "suse zypper")]
    [InlineData("ID='opensuse-leap'\nID_LIKE='suse opensuse'\n", "suse zypper")]
    [InlineData("ID=alpine\n", "alpine apk")]
    [InlineData("ID=arch\n", "arch pacman")]
    [InlineData("ID=slackware\n", " ")]
    [InlineData("", " ")]
    public void EachIsOfOneFamily(string release, string expected)
    {
        _host.Put("root/etc/os-release", release);

        var (code, output) = _host.Run("echo \"$(family) $(distribution 3)\"", new ScriptInput(), "lib/distribution");

        Assert.Equal((0, $"{expected}\n"), (code, output));
    }

    [Theory]
    [InlineData("ID=\"ol\"\nID_LIKE=\"fedora\"\n", "install kernel-uek-modules-extra and reboot")]
    [InlineData("ID=\"almalinux\"\nID_LIKE=\"rhel centos fedora\"\n", "install kernel-modules-extra and reboot")]
    [InlineData("ID=arch\n", "reboot, as an update of the kernel removes the modules of the running one")]
    [InlineData("ID=slackware\n", "install the distribution's package of extra kernel modules, or another kernel")]
    public void MissingModulesComeWithADistributionsOwnPackage(string release, string expected)
    {
        _host.Put("root/etc/os-release", release);

        Assert.Equal((0, $"{expected}\n"), _host.Run("module_remedy", new ScriptInput(), "lib/distribution"));
    }

    public void Dispose() => _host.Dispose();
}
