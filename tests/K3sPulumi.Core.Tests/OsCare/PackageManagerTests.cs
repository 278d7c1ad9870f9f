using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.OsCare;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.OsCare;

/// <summary>Each distribution updates with its own tool and has its own way to ask for a reboot.</summary>
public sealed class PackageManagerTests
{
    private const string Required = "echo 'Reboot is required to fully utilize these updates.'; exit 1";

    private const string NewKernel =
        "rm -rf \"$FAKE/root/lib/modules/6.1.0-test\"; mkdir -p \"$FAKE/root/lib/modules/6.2.0-test\"";

    private static readonly HostNode Server = HostSamples.Server with { Packages = new(1, "when-required") };

    public static TheoryData<string, string, string, string> Asking => new()
    {
        { "ID=rocky\nID_LIKE=\"rhel centos fedora\"", "dnf -y upgrade --refresh", "needs-restarting", Required },
        { "ID=fedora", "dnf -y upgrade --refresh", "dnf", $"case \"$*\" in *needs-restarting*) {Required} ;; esac" },
        { "ID=opensuse-leap", "zypper --non-interactive update --auto-agree-with-licenses", "zypper",
            "case \"$*\" in *needs-rebooting) exit 102 ;; esac" },
        { "ID=opensuse-tumbleweed", "zypper --non-interactive dup --auto-agree-with-licenses", "zypper",
            "case \"$*\" in *dup*) exit 102 ;; *needs-rebooting) exit 102 ;; esac" },
        { "ID=alpine", $"apk --update-cache --wait {Server.Deadlines.PrepareSeconds} upgrade", "apk", NewKernel },
        { "ID=arch", "pacman -Syu --noconfirm", "pacman", NewKernel },
        { "ID=ubuntu", "apt-get -q update", "apt-get", "mkdir -p \"$FAKE/root/lib/modules/6.2.0-test\"" },
    };

    [Theory]
    [MemberData(nameof(Asking))]
    public void TheHostRebootsWhenItsDistributionAsksForIt(string release, string update, string program, string body)
    {
        using var host = Host(release);
        host.Command(program, $"echo \"{program} $*\" >>\"$FAKE/calls\"\n{body}");

        host.Create(PackagesScript.For(Server)).Succeeded().Says("rebooting for");

        Assert.Equal(1, host.Calls(update));
        UpdateHosts.AwaitReboot(host);
    }

    [Theory]
    [InlineData("ID=rocky", "dnf")]
    [InlineData("ID=opensuse-leap", "zypper")]
    [InlineData("ID=alpine", "apk")]
    [InlineData("ID=arch", "pacman")]
    [InlineData("ID=debian", "apt-get")]
    public void WithoutAReasonItDoesNot(string release, string program)
    {
        using var host = Host(release);
        // a plugin that is missing
        host.Command(program, "case \"$*\" in *needs-restarting*) echo 'No such command: needs-restarting.'; exit 1 ;; esac");

        host.Create(PackagesScript.For(Server)).Succeeded().DoesNotSay("rebooting");

        Assert.Equal(0, host.Calls("systemctl reboot") + host.Calls("systemctl stop ssh"));
    }

    [Fact]
    public void ASystemThatIsUpdatedAsAWholeRebootsIntoTheUpdate()
    {
        using var micro = Host("ID=opensuse-leap-micro\nID_LIKE=\"suse opensuse\"");
        micro.Put("proc/mounts", "/dev/vda2 / btrfs ro,relatime 0 0\n");
        micro.Command("transactional-update", "echo \"transactional-update $*\" >>\"$FAKE/calls\"\n"
            + "echo 'Please reboot your machine to activate the changes and avoid data loss.'");
        micro.Create(PackagesScript.For(Server)).Succeeded().Says("(transactional)").Says("rebooting for updated packages");
        Assert.Equal(1, micro.Calls("transactional-update --non-interactive up"));

        using var ostree = Host("ID=fedora\nVARIANT_ID=coreos");
        ostree.Put("root/run/ostree-booted", "");
        ostree.Command("rpm-ostree", "echo \"rpm-ostree $*\" >>\"$FAKE/calls\"\ncase \"$1\" in status) exit 77 ;; esac");
        ostree.Create(PackagesScript.For(Server)).Succeeded().Says("(ostree)").Says("rebooting for updated packages");
        Assert.Equal(1, ostree.Calls("rpm-ostree upgrade"));
        UpdateHosts.AwaitReboot(micro);
        UpdateHosts.AwaitReboot(ostree);
    }

    [Fact]
    public void AnUnknownDistributionIsReported()
    {
        using var host = Host("ID=slackware");

        host.Create(PackagesScript.For(Server)).Failed().Says("this distribution is not supported for packages (slackware)");
    }

    /// <summary>None of the programs of this machine.</summary>
    private static StandInHost Host(string release)
    {
        var host = UpdateHosts.Of(release);
        foreach (var program in new[] { "dpkg", "apt-get", "dnf", "zypper", "apk", "pacman" })
            host.Command(program, $"echo \"{program} $*\" >>\"$FAKE/calls\"");
        return host;
    }
}
