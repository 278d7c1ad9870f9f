using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Removal leaves a host as it was before, whatever is missing on it.</summary>
public sealed class NodeRemoveTests
{
    private static readonly string[] Traces =
    [
        "root/var/lib/rancher", "root/etc/rancher", "root/var/lib/kubelet", "root/run/k3s", "root/var/lib/k3spulumi",
        "root/usr/local/bin/k3s",
        "root/usr/local/bin/kubectl", "root/usr/local/bin/k3s-uninstall.sh", "root/etc/systemd/system/k3s.service",
        "root/etc/systemd/system/k3s.service.d",
    ];

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void NothingRemainsAndASecondRunIsNotAnError(string shell)
    {
        using var host = Lived(shell);

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(1, host.Calls("uninstaller"));
        Assert.All(Traces, trace => Assert.False(host.Has(trace), trace));
        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();
    }

    [Theory]
    [InlineData("uninstaller-fails")]
    [InlineData("root/usr/local/bin/k3s-uninstall.sh")]
    public void ItDoesNotDependOnTheUninstaller(string broken)
    {
        using var host = Lived();
        if (host.Has(broken))
            host.Remove(broken);
        else
            host.Put(broken, "");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(1, host.Calls("systemctl stop k3s"));
        Assert.All(Traces, trace => Assert.False(host.Has(trace), trace));
    }

    [Fact]
    [Trait("Shell", "any")]
    public void KilledAnywhereTheNextRunFinishes()
    {
        for (var cut = 1; ; cut += 2)
        {
            using var host = Lived();
            host.Remove("steps");
            host.Put("cut", $"{cut}\n");
            if (host.Delete(NodeScript.For(HostSamples.Server)).Code == 0)
            {
                Assert.True(cut > 10, "too few cut points");
                return;
            }

            host.Remove("cut");
            host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();
            Assert.All(Traces, trace => Assert.False(host.Has(trace), $"{trace} after a cut at {cut}"));
        }
    }

    [Fact]
    public void AServerThatHasComeBackIntoTheClusterLeavesItAgain()
    {
        using var host = Lived();
        host.Put("servers", "node/alpha\nnode/bravo\n");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(1, host.Calls("k3s kubectl --request-timeout=10s delete node alpha --ignore-not-found"));
    }

    [Fact]
    public void TheLastServerDoesNotTakeItsClusterApart()
    {
        using var host = Lived();
        host.Put("servers", "node/alpha\n");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.DoesNotContain("delete node", host.Get("calls"), StringComparison.Ordinal);
    }

    [Fact]
    public void AHostThatNowBelongsToAnotherNodeIsNotTouched()
    {
        using var host = Lived();

        var ran = host.Delete(NodeScript.For(HostSamples.Server with { Cluster = "other" })).Succeeded();

        ran.Says("this host is now a K3s server of shop/prod/k3s: not removing it");
        Assert.True(host.Has("root/usr/local/bin/k3s"));
    }

    private static StandInHost Lived(string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        host.Put("root/etc/rancher/node/password", "0123");
        host.Put("root/etc/rancher/k3s/k3s.yaml", "");
        host.Put("root/var/lib/kubelet/config", "");
        host.Put("root/run/k3s/sock", "");
        host.Put("root/etc/systemd/system/k3s.service.d/own.conf", "");
        File.CreateSymbolicLink(host.At("root/usr/local/bin/kubectl"), "k3s");
        host.Remove("calls");
        return host;
    }
}
