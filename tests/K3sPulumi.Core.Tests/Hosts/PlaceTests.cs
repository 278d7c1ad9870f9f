using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>K3s's directories may be chosen by the user and contain other files: only K3s's files are removed.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData("root/var/lib/rancher/k3s", "root/data/k3s", "storage/pvc-1/mount")]
    [InlineData("root/var/lib/kubelet", "root/data/kubelet", "pods/1/volumes/nfs")]
    public void ADirectoryThatIsALinkIsEmptiedWhereItLeadsAndNothingElseThere(string link, string target, string volume)
    {
        using var host = Mounts.Lived(HostShells.Default, link, target);
        host.Put($"{target}/photos/me.jpg", "mine");
        Mounts.Add(host, $"{target}/{volume}");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(("precious", "mine"), (host.Get("unmounted/data"), host.Get($"{target}/photos/me.jpg")));
        Assert.Equal([host.At($"{target}/photos")], Directory.GetFileSystemEntries(host.At(target)));
    }

    [Theory]
    [InlineData("kubelet-arg:\n- root-dir=/data/kubelet\n")]
    [InlineData("kubelet-arg:\n- 'root-dir=/data/kubelet'\n")]
    [InlineData("kubelet-arg: [\"v=2\", \"--root-dir=/data/kubelet\"]\n")]
    public void TheKubeletsDirectoryIsWhereItsArgumentSays(string yaml)
    {
        using var host = Mounts.Lived();
        host.Put("root/etc/rancher/k3s/config.yaml.d/50-user.yaml", yaml);
        host.Put("root/data/kubelet/cpu_manager_state", "{}");
        host.Put("root/data/kubelet/lost+found/x", "");
        Mounts.Add(host, "root/data/kubelet/pods/1/volume");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal("precious", host.Get("unmounted/data"));
        Assert.Equal([host.At("root/data/kubelet/lost+found")], Directory.GetFileSystemEntries(host.At("root/data/kubelet")));
    }

    [Fact]
    public void ADataDirectoryOfAnotherNameLosesOnlyWhatK3sPutThere()
    {
        var node = HostSamples.Server with { DataDir = "/data" };
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(node));
        host.Put("root/data/server/tls/x", "");
        host.Put("root/data/photos/me.jpg", "mine");

        host.Delete(NodeScript.For(node)).Succeeded();

        Assert.Equal([host.At("root/data/photos")], Directory.GetFileSystemEntries(host.At("root/data")));
    }
}
