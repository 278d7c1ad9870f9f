using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>What a node may change on its host besides K3s.</summary>
public sealed class HostFeatureTests
{
    private static readonly HostNode Firewalled = HostSamples.Server with
    {
        Firewall = HostFirewall.Configure(
            FirewallRules.For(new(NodeRole.Server) { EmbeddedEtcd = true, Nodes = ["10.0.0.0/24"] })),
    };

    [Fact]
    public void AFirewallIsOpenedWithTheNodeAndClosedWithIt()
    {
        using var host = new StandInHost().Serving();
        host.Command("ufw", """
            case "$*" in
            status*) echo 'Status: active' ;;
            'show added') cat "$FAKE/rules" ;;
            'delete '*) shift; grep -vxF "ufw $*" "$FAKE/rules" >"$FAKE/rest"; /bin/mv "$FAKE/rest" "$FAKE/rules" ;;
            *) echo "ufw $*" >>"$FAKE/rules" ;;
            esac
            """);
        host.Put("rules", "ufw allow 22/tcp\n");

        host.Create(PrepareScript.For(Firewalled)).Succeeded();
        host.Create(NodeScript.For(Firewalled)).Succeeded();
        Assert.Contains("ufw allow 6443/tcp\n", host.Get("rules"), StringComparison.Ordinal);
        Assert.Contains("# firewall: configure\n", NodeScript.For(Firewalled).Create, StringComparison.Ordinal);

        host.Delete(NodeScript.For(Firewalled)).Succeeded();
        Assert.Equal("ufw allow 22/tcp\n", host.Get("rules"));
    }

    [Fact]
    public void WhereSelinuxIsEnforcedThePackageOfAClosedNetworkIsUsedAndTheBinaryIsLabeled()
    {
        using var host = new StandInHost().Serving();
        host.Command("getenforce", "echo Enforcing");
        host.Command("chcon", "echo \"chcon $*\" >>\"$FAKE/calls\"");
        host.Command("dnf", """
            echo "dnf $*" >>"$FAKE/calls"
            mkdir -p "$FAKE/root/usr/share/selinux/packages"
            touch "$FAKE/root/usr/share/selinux/packages/k3s.pp"
            """);
        host.Put("root/var/lib/k3spulumi/packages/k3s-selinux-1.6-1.el9.noarch.rpm", "");

        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(1, host.Calls("dnf install -y --disablerepo=* "));
        Assert.Contains("INSTALL_K3S_SKIP_DOWNLOAD=binary\nINSTALL_K3S_SKIP_SELINUX_RPM=true\n", host.Get("calls"),
            StringComparison.Ordinal);
        Assert.Equal(1, host.Calls("chcon -u system_u -r object_r -t container_runtime_exec_t "));

        host.Serving("v1.36.2+k3s1")
            .Create(NodeScript.For(HostSamples.Server with { Version = HostSamples.Parse("v1.36.2+k3s1") })).Succeeded();

        Assert.Contains("/usr/local/bin/.k3s.part\n", host.Get("calls"), StringComparison.Ordinal);
        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();
        Assert.True(host.Has("root/var/lib/k3spulumi/packages"), "who brought packages takes them away");
    }

    [Fact]
    public void KernelSettingsHoldAtOnce()
    {
        using var host = new StandInHost().Serving();
        host.Command("sysctl", "echo \"sysctl $*\" >>\"$FAKE/calls\"");
        host.Command("modprobe", "echo \"modprobe $*\" >>\"$FAKE/calls\"");
        var node = HostSamples.Server with
        {
            Files =
            [
                new("/etc/sysctl.d/90-kubelet.conf", "0644", new("vm.panic_on_oom=0\n")),
                new("/etc/modules-load.d/k3s.conf", "0644", new("# why\nbr_netfilter\n")),
            ],
        };

        host.Create(NodeScript.For(node)).Succeeded();

        Assert.Equal((1, 1), (host.Calls("sysctl -p "), host.Calls("modprobe ")));
        Assert.Equal(1, host.Calls("modprobe br_netfilter"));
    }

    [Fact]
    public void TheMemoryCgroupIsSwitchedOnByARebootWhereThatIsAllowed()
    {
        using var host = new StandInHost().Serving();
        host.Put("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io pids\n");
        host.Put("root/boot/firmware/cmdline.txt", "console=tty1\n");
        host.Put("proc/sys/kernel/random/boot_id", "one\n");
        host.Command("nohup", "echo \"nohup $*\" >>\"$FAKE/calls\"");
        var node = HostSamples.Server with { EnableMemoryCgroup = true };

        host.Create(PrepareScript.For(node)).Succeeded().Says("rebooting");
        host.Create(NodeScript.For(node)).Failed().Says("should have rebooted");

        host.Put("proc/sys/kernel/random/boot_id", "two\n");
        host.Put("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory pids\n");
        host.Create(NodeScript.For(node)).Succeeded();
    }

    [Fact]
    public void WhereSelinuxIsEnforcedAndNoPolicyCanBeHadTheHostIsRefused()
    {
        using var host = new StandInHost().Serving();
        host.Command("getenforce", "echo Enforcing");

        var ran = host.Create(PrepareScript.For(HostSamples.Server with { ArtifactUrl = "file:///srv" })).Failed();

        ran.Says("SELinux is enforcing and has no policy for K3s");
    }

    [Fact]
    public void AProxyServesTheDownloadsWithoutShowingItsPassword()
    {
        using var host = new StandInHost().Serving();
        var node = HostSamples.Server with { DownloadProxy = new("http://user:hunter22@proxy:3128") };

        var ran = host.Create(PrepareScript.For(node)).Succeeded();

        Assert.DoesNotContain("hunter22", host.Get("calls") + ran.Output + PrepareScript.For(node).Create,
            StringComparison.Ordinal);
        Assert.Contains("hunter22", PrepareScript.For(node).Stdin.Value, StringComparison.Ordinal);
    }
}
