using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.DifficultHosts;

public sealed class KernelTests : IDisposable
{
    private readonly HostScript _host = new();

    [Theory]
    [InlineData("vxlan", "10.42.0.0/16", "kernel-ipv4.txt")]
    [InlineData("wireguard-native", "10.42.0.0/16,fd00:42::/56", "kernel-dual-wireguard.txt")]
    public void FilesForTheBoot(string backend, string podCidrs, string golden) => Golden.Matches(golden, string.Concat(
        KernelSettings.FilesFor(backend, podCidrs.Split(',')).Select(file => $"# {file.Mode} {file.Path}\n{file.Content.Value}")));

    [Fact]
    public void TheyTakeEffectAtOnce()
    {
        _host.Command("modprobe", "");
        _host.Put("proc/sys/net/ipv4/ip_forward", "0\n");
        _host.Put("proc/sys/net/bridge/bridge-nf-call-iptables", "1\n");

        Assert.Equal(0, Place().Code);
        Assert.Equal("modprobe -q overlay\nmodprobe -q br_netfilter\nmodprobe -q nf_conntrack\n", _host.Get("calls"));
        Assert.Equal("1\n", _host.Get("proc/sys/net/ipv4/ip_forward"));
    }

    [Fact]
    public void WhatCannotBeSetIsSaidAndDoesNotStop()
    {
        _host.Command("modprobe", "exit 1");
        _host.Put("sys/module/overlay/x", "");

        var (code, output) = Place();

        Assert.Equal(0, code);
        Assert.DoesNotContain("module overlay", output, StringComparison.Ordinal);
        Assert.Contains("warning: the kernel has no module br_netfilter to load, or has it built in.\n", output, StringComparison.Ordinal);
        Assert.Contains("warning: cannot set the kernel parameter net.ipv4.ip_forward to 1:", output, StringComparison.Ordinal);
    }

    public void Dispose() => _host.Dispose();

    private (int Code, string Output) Place()
    {
        var data = new Payload();
        foreach (var file in KernelSettings.FilesFor("vxlan", ["10.42.0.0/16"]))
            data.File(file);
        return _host.Run("place_files\nload_kernel_files", data, "host-kernel.sh");
    }
}
