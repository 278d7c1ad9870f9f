using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>A host belongs to one node, and only that node is changed or removed on it.</summary>
public sealed class OwnerTests
{
    private const string Claim = "root/var/lib/k3spulumi/owner";

    private static readonly HostNode Bravo = HostSamples.Server with { NodeName = "bravo" };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AnotherNodeIsRefusedBeforeAnythingIsChanged(string shell)
    {
        using var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        host.Remove("calls");

        host.Create(PrepareScript.For(Bravo)).Failed()
            .Says("this host is already the K3s node alpha: remove that node first (delete it from the program and run "
                + "pulumi up), then add bravo here; or use another host.");
        host.Create(NodeScript.For(Bravo)).Failed().Says("this host is already the K3s node alpha");

        Assert.Equal((0, 0), (host.Calls("systemctl restart"), host.Calls("installer")));
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Says("nothing to change");
    }

    [Theory]
    [InlineData("bravo", true)]
    [InlineData("ALPHA", false)]
    [InlineData("alpha", false)]
    public void NamesAreComparedAsK3sReadsThem(string name, bool refused)
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(refused, host.Create(PrepareScript.For(HostSamples.Server with { NodeName = name })).Code != 0);
    }

    [Fact]
    public void AClaimWithoutANameIsReadWithTheConfiguration()
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        host.Put(Claim, "role=server\ncluster=shop/prod/k3s\n");

        host.Create(PrepareScript.For(Bravo)).Succeeded();
        host.Put("root/etc/rancher/k3s/config.yaml", "node-name: 'alpha'\n");
        host.Create(PrepareScript.For(Bravo)).Failed().Says("this host is already the K3s node alpha");
    }

    [Fact]
    public void RemovingOneNodeKeepsTheNodeThatReplacedIt()
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(Bravo)).Succeeded();

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded()
            .Says("this host is now the K3s node bravo: not removing it");

        Assert.True(host.Has("root/usr/local/bin/k3s"));
        host.Delete(NodeScript.For(Bravo)).Succeeded();
        Assert.False(host.Has("root/usr/local/bin/k3s"));
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
    }

    [Fact]
    public void AHostOfAnotherNodeIsNotChangedForItsBootLine()
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        host.Remove("sys/fs/cgroup/cgroup.controllers");
        host.Put("proc/cgroups", "#subsys_name\thierarchy\tnum_cgroups\tenabled\nmemory\t0\t1\t0\n");
        host.Put("root/boot/cmdline.txt", "console=tty1\n");

        host.Create(PrepareScript.For(Bravo with { EnableMemoryCgroup = true })).Failed();

        Assert.Equal("console=tty1\n", host.Get("root/boot/cmdline.txt"));
    }
}
