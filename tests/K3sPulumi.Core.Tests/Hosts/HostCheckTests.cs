using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>All problems of a host are reported at once, one line each, with the remedy.</summary>
public sealed class HostCheckTests
{
    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AllProblemsOfABadHostAreReportedAtOnce(string shell)
    {
        using var host = BadHost(shell);

        var ran = host.Create(PrepareScript.For(HostSamples.Server with { NodeName = null })).Failed();

        Golden.Matches("hosts/bad-host.txt", ran.Output.Replace(host.At("root"), "", StringComparison.Ordinal));
        Assert.Equal(0, host.Calls("curl -K"));
    }

    [Fact]
    public void WithoutRootTheOtherProblemsAreReportedToo()
    {
        using var host = new StandInHost { KeepsScripts = false }.Serving();
        host.Put("uid", "1000\n");
        host.Put("machine", "riscv64\n");

        var ran = host.Create(PrepareScript.For(HostSamples.Server)).Failed();

        ran.Says("host host-1 has 2 problems:");
        ran.Says("user ubuntu is not root: log in as root or as a user who may use sudo (ssh.user).");
        Assert.False(host.Has("root/var/lib/k3spulumi"));
    }

    [Theory]
    [InlineData("aarch64", "arm64")]
    [InlineData("armv7l", "armhf")]
    [InlineData("x86_64", "amd64")]
    public void TheArchitectureMayHaveAnyCommonName(string machine, string word)
    {
        using var host = new StandInHost().Serving();
        host.Put("machine", machine);

        var ran = host.Create(PrepareScript.For(HostSamples.Server with { Architecture = word }));

        ran.DoesNotSay("the machine is");
    }

    [Fact]
    public void AnotherArchitectureThanExpectedIsAProblem()
    {
        using var host = new StandInHost().Serving();

        host.Create(PrepareScript.For(HostSamples.Server with { Architecture = "arm64" })).Failed()
            .Says("the machine is x86_64 (amd64), but architecture is arm64");
    }

    [Fact]
    public void CgroupV1IsAProblemOnlyFrom135AndOnlyUnlessAllowed()
    {
        using var host = new StandInHost().Serving().Serving("v1.34.8+k3s1");
        host.Remove("sys/fs/cgroup/cgroup.controllers");
        var drop = new HostFile("/var/lib/rancher/k3s/agent/etc/kubelet.conf.d/50-cgroup.conf", "0600",
            new("failCgroupV1: false\n"));

        host.Create(PrepareScript.For(HostSamples.Server)).Failed().Says("this host has cgroup v1");
        host.Create(PrepareScript.For(HostSamples.Server with { Version = HostSamples.Parse("v1.34.8+k3s1") })).Succeeded();
        host.Create(PrepareScript.For(HostSamples.Server with { Files = [drop] })).Succeeded();
    }

    [Fact]
    public void ASkippedCheckIsSkipped()
    {
        using var host = new StandInHost().Serving();
        host.Put("proc/meminfo", "MemTotal: 300000 kB\n");

        host.Create(PrepareScript.For(HostSamples.Server)).Failed().Says("292 MB of memory");
        host.Create(PrepareScript.For(HostSamples.Server with { SkippedChecks = ["memory"] })).Succeeded();
    }

    [Fact]
    public void OwnPortsOfARunningNodeAreNoProblem()
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        host.Put("listening", "LISTEN 0 4096 *:6443 *:* users:((\"k3s-server\",pid=7,fd=9))\n");

        host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();
    }

    [Fact]
    public void ABootingHostIsAwaited()
    {
        using var host = new StandInHost().Serving();
        host.Command("cloud-init", "case \"$*\" in *--wait) touch \"$FAKE/booted\" ;; *) echo 'status: running' ;; esac");
        host.Put("root/var/lib/dpkg/lock-frontend", "");
        host.Command("ls", "echo 4711 x");
        host.Put("proc/locks", "1: POSIX  ADVISORY  WRITE 99 08:01:4711 0 EOF\n");
        host.Command("sleep", "rm -f \"$FAKE/proc/locks\"");

        var ran = host.Create(PrepareScript.For(HostSamples.Server)).Succeeded();

        Assert.True(host.Has("booted"));
        Assert.Matches("waiting for cloud-init \\(up to [0-9]+ s\\)\n"
            + "waiting for the package manager \\(/var/lib/dpkg/lock-frontend\\), [0-9]+ of [0-9]+ s\n", ran.Output);
    }

    private static StandInHost BadHost(string shell)
    {
        var host = new StandInHost(shell).Serving();
        host.Put("machine", "armv6l\n");
        host.Put("hostname", "localhost\n");
        host.Put("proc/meminfo", "MemTotal: 500000 kB\n");
        host.Put("proc/swaps", "Filename\n/swapfile file 1 0 -2\n");
        host.Put("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io pids\n");
        host.Put("root/boot/firmware/cmdline.txt", "console=tty1\n");
        host.Put("root/lib/modules/6.1.0-test/modules.dep", "kernel/overlay.ko: \n");
        host.Put("root/etc/os-release", "ID=debian\n");
        host.Put("date", "Sat, 01 Jan 2022 00:00:00 GMT");
        host.Command("date", "case \"$1\" in +%s) echo 1641000000 ;; *) echo '2022-01-01 01:20' ;; esac");
        host.Put("listening", """
            LISTEN 0 511 0.0.0.0:6443 0.0.0.0:* users:(("nginx",pid=7,fd=9))
            LISTEN 0 511 [::]:2379 [::]:* users:(("etcd",pid=8,fd=9))

            """);
        host.Command("df", "echo Filesystem 1024-blocks Used Available Capacity Mounted\necho /dev/sda1 1 1 512000 99% /data");
        host.Put("proc/mounts", "/dev/sda1 /data ext4 rw,noexec 0 0\n");
        host.Put("root/etc/systemd/system/k3s-agent.service", "");
        host.Command("firewall-cmd", """
            case "$*" in
            --state) echo running ;;
            --get-default-zone) echo public ;;
            *active-zones) printf 'public\n  interfaces: eth0\n' ;;
            *) exit 1 ;;
            esac
            """);
        host.Command("ufw", "echo 'Status: active'; echo 'Default: deny (incoming)'");
        return host;
    }
}
