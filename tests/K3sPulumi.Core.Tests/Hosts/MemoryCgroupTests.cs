using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Hosts;

public sealed class MemoryCgroupTests : IDisposable
{
    private const string Line = "root/boot/firmware/cmdline.txt";

    private readonly HostScript _host = new();

    public MemoryCgroupTests()
    {
        _host.Put("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io pids\n");
        _host.Put("proc/cmdline", "console=tty1 root=PARTUUID=1\n");
        _host.Put(Line, "console=tty1 root=PARTUUID=1 rootwait \n");
        _host.Command("systemctl", "");
    }

    [Fact]
    public void WithLeaveTheLineIsExtendedAndTheHostReboots()
    {
        var (code, output) = Prepare(isAllowed: true);

        Assert.Equal((0, "console=tty1 root=PARTUUID=1 rootwait cgroup_memory=1 cgroup_enable=memory\n"),
            (code, _host.Get(Line)));
        Assert.Equal("console=tty1 root=PARTUUID=1 rootwait \n", _host.Get(Line + ".k3spulumi"));
        Assert.EndsWith("rebooting to enable the memory cgroup; the next command waits for the reboot\n", output,
            StringComparison.Ordinal);
        Assert.Equal("boot-1\n", _host.Get("root/var/lib/k3spulumi/rebooting"));
        Assert.StartsWith("systemctl stop ssh.socket\n", _host.Get("calls"), StringComparison.Ordinal);
        Assert.True(SpinWait.SpinUntil(() => _host.Get("calls").Contains("systemctl reboot\n", StringComparison.Ordinal), 10_000),
            _host.Get("calls"));
    }

    [Fact]
    public void WithoutLeaveNothingIsTouched()
    {
        Assert.Equal((0, ""), Prepare(isAllowed: false));
        Assert.DoesNotContain("cgroup", _host.Get(Line), StringComparison.Ordinal);
    }

    [Fact]
    public void WhereItIsOnNothingIsTouched()
    {
        _host.Put("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory pids\n");

        Assert.Equal((0, ""), Prepare(isAllowed: true));
    }

    [Fact]
    public void ACutBetweenTheLineAndTheRebootIsMadeGood()
    {
        _host.Put(Line, "console=tty1 cgroup_memory=1 cgroup_enable=memory\n");

        var (code, output) = Prepare(isAllowed: true);

        Assert.Equal((0, "rebooting to enable the memory cgroup; the next command waits for the reboot\n"), (code, output));
        Assert.Equal("console=tty1 cgroup_memory=1 cgroup_enable=memory\n", _host.Get(Line));
    }

    [Fact]
    public void AKernelWithoutItIsNotRebootedAgainAndAgain()
    {
        _host.Put("proc/cmdline", "console=tty1 cgroup_memory=1 cgroup_enable=memory\n");

        var (code, output) = Prepare(isAllowed: true);

        Assert.Equal(1, code);
        Assert.Contains("this kernel does not support it; update it", output, StringComparison.Ordinal);
    }

    [Fact]
    public void TheNextCommandKnowsWhetherTheHostHasRebooted()
    {
        Prepare(isAllowed: true);

        var (code, output) = _host.Run("after_reboot", new ScriptInput(), "lib/service", "node/cgroup");
        Assert.Equal((1, "this host should have rebooted but did not: reboot it, then run again.\n"),
            (code, output));

        _host.Put("proc/sys/kernel/random/boot_id", "boot-2\n");
        Assert.Equal((0, ""), _host.Run("after_reboot", new ScriptInput(), "lib/service", "node/cgroup"));
        Assert.Equal("", _host.Get("root/var/lib/k3spulumi/rebooting"));
    }

    public void Dispose() => _host.Dispose();

    private (int Code, string Output) Prepare(bool isAllowed) =>
        _host.Run("enable_memory_cgroup\nreboot_if_needed", new ScriptInput().Set("ENABLE_MEMORY_CGROUP", isAllowed),
            "lib/service", "node/cgroup");
}
