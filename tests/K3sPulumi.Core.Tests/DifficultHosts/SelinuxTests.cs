using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.DifficultHosts;

public sealed class SelinuxTests : IDisposable
{
    private readonly HostScript _host = new();

    [Fact]
    public void AHostWithoutSelinuxIsLeftAlone() => Assert.Equal((0, ""), Run("check_selinux; report_problems; install_policy; label_binary /k3s", isAirGapped: true));

    [Fact]
    public void APermissiveHostIsLeftAlone()
    {
        _host.Command("getenforce", "echo Permissive");

        Assert.Equal((0, ""), Run("check_selinux; report_problems; install_policy; label_binary /k3s", isAirGapped: true));
    }

    [Fact]
    public void EnforcingWithoutInternetAndPackagesIsAProblem()
    {
        _host.Command("getenforce", "echo Enforcing");

        var (code, output) = Run("check_selinux; report_problems", isAirGapped: true);

        Assert.Equal(1, code);
        Assert.Contains("put the packages k3s-selinux and container-selinux for this OS into the directory of artifacts", output, StringComparison.Ordinal);
    }

    [Fact]
    public void PackagesFromTheArtifactsAreInstalledOnceAndWithoutRepositories()
    {
        _host.Command("getenforce", "echo Enforcing");
        _host.Command("dnf", "mkdir -p \"$K3SPULUMI_ROOT/usr/share/selinux/packages\" && touch \"$K3SPULUMI_ROOT/usr/share/selinux/packages/k3s.pp\"");
        _host.Put("root/var/lib/k3spulumi/packages/k3s-selinux-1.6.rpm", "rpm");

        Assert.Equal((0, "installs the SELinux policy of K3s\n"), Run("check_selinux; report_problems; install_policy", isAirGapped: true));
        Assert.Equal((0, ""), Run("check_selinux; report_problems; install_policy", isAirGapped: true));
        Assert.Contains("dnf --assumeyes --disablerepo=* --nogpgcheck install ", _host.Get("calls"), StringComparison.Ordinal);
    }

    [Fact]
    public void PackagesThatDoNotInstallAreAFailureThatSaysWhy()
    {
        _host.Command("getenforce", "echo Enforcing");
        _host.Command("dnf", "echo 'nothing provides container-selinux'; exit 1");
        _host.Put("root/var/lib/k3spulumi/packages/k3s-selinux-1.6.rpm", "rpm");

        Assert.Equal((1, "installs the SELinux policy of K3s\ncannot install the SELinux packages: nothing provides container-selinux\n"),
            Run("install_policy", isAirGapped: true));
    }

    [Fact]
    public void TheProgramGetsItsLabel()
    {
        _host.Command("getenforce", "echo Enforcing");
        _host.Command("restorecon", "");
        _host.Command("ls", "echo '? /k3s'");
        _host.Command("chcon", "");

        Assert.Equal((0, ""), Run("label_binary /k3s", isAirGapped: false));
        Assert.Contains("chcon -u system_u -r object_r -t container_runtime_exec_t /k3s\n", _host.Get("calls"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", "Permissive", true)]
    [InlineData("no", "Enforcing", false)]
    [InlineData("", "Enforcing", true)]
    [InlineData("", "Permissive", false)]
    public void TheAuthorsWordComesBeforeTheHosts(string word, string state, bool uses)
    {
        _host.Command("getenforce", $"echo {state}");

        Assert.Equal(uses ? 0 : 1, _host.Run("uses_selinux || exit 1", new Payload().Set("SELINUX", word), "host-selinux.sh").Code);
    }

    public void Dispose() => _host.Dispose();

    private (int Code, string Output) Run(string main, bool isAirGapped) =>
        _host.Run(main.Replace("; ", "\n", StringComparison.Ordinal), new Payload().Set("AIRGAP", isAirGapped), "host-selinux.sh");
}
