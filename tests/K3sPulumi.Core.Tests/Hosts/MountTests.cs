using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>
/// What is mounted below K3s's directories does not belong to K3s: a removal unmounts it first, and stops before it deletes
/// anything if that fails. A mount is a line of the mount table and files that <c>umount</c> hides.
/// </summary>
public sealed class MountTests
{
    private const string Volume = "var/lib/kubelet/pods/1/volumes/nfs";

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AVolumeIsUnmountedBeforeTheUninstallerDeletesWhereItWas(string shell)
    {
        using var host = Mounts.Lived(shell);
        Mounts.Add(host, $"root/{Volume}");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal("precious", host.Get("unmounted/data"));
        Assert.False(host.Has("root/var/lib/kubelet"));
        Assert.True(host.Get("calls").IndexOf("umount", StringComparison.Ordinal) < host.Get("calls")
            .IndexOf("uninstaller", StringComparison.Ordinal));
    }

    [Fact]
    public void ABusyVolumeIsTakenOutOfSightAllTheSame()
    {
        using var host = Mounts.Lived();
        Mounts.Add(host, $"root/{Volume}");
        host.Put("busy", "");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal("precious", host.Get("unmounted/data"));
        Assert.Equal(1, host.Calls("umount -l"));
    }

    [Fact]
    public void AVolumeWhoseServerIsGoneHoldsNothingUp()
    {
        using var host = Mounts.Lived();
        Mounts.Add(host, $"root/{Volume}");
        Mounts.Add(host, $"root/{Volume}-2");
        host.Put("hangs", "");

        host.Run(NodeScript.For(HostSamples.Server).Delete!, NodeScript.For(HostSamples.Server).Stdin.Value,
            ("K3SPULUMI_UMOUNT_SECONDS", "1")).Succeeded();

        Assert.Equal("precious", host.Get("unmounted/data"));
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AVolumeThatDoesNotLetGoStopsTheRemovalBeforeAnythingIsDeleted(string shell)
    {
        using var host = Mounts.Lived(shell);
        Mounts.Add(host, $"root/{Volume}");
        host.Put("stuck", "");

        host.Delete(NodeScript.For(HostSamples.Server)).Failed().Says($"{host.At($"root/{Volume}")} cannot be unmounted")
            .Says("Nothing was deleted");

        Assert.Equal("precious", host.Get($"root/{Volume}/data"));
        Assert.Equal(0, host.Calls("uninstaller"));
        Assert.True(host.Has("root/usr/local/bin/k3s") && host.Has("root/etc/rancher/k3s/config.yaml"));

        host.Remove("stuck");
        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();
        Assert.Equal("precious", host.Get("unmounted/data"));
        Assert.False(host.Has("root/etc/rancher"));
    }

    [Theory]
    [InlineData("root/var/lib", "root/data/lib")]
    [InlineData("root/var", "root/data/var")]
    public void LinksAboveADirectoryHideNoMount(string link, string target)
    {
        using var host = Mounts.Lived(HostShells.Default, link, target);
        Mounts.Add(host, $"{target}/{$"root/{Volume}"[(link.Length + 1)..]}");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal("precious", host.Get("unmounted/data"));
        Assert.False(host.Has("root/var/lib/kubelet") || host.Has("root/var/lib/rancher"));
    }

    [Theory]
    [InlineData("root/var/lib/kubelet/pods/1/volumes/my files")]
    [InlineData("root/var/lib/kubelet/pods/1/volumes/back\\slash")]
    [InlineData("root/var/lib/kubelet/plugins/csi/globalmount")]
    [InlineData("root/var/lib/rancher/k3s/agent/x/rootfs")]
    [InlineData("root/var/lib/rancher/k3s/storage")]
    [InlineData("root/run/k3s/containerd/shm")]
    public void EveryMountIsFoundWhereverAndWhateverItsName(string path)
    {
        using var host = Mounts.Lived();
        Mounts.Add(host, path);

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal("precious", host.Get("unmounted/data"));
    }

    [Fact]
    public void MountsInMountsGoFromTheInsideAndOneUponTheOtherBothGo()
    {
        using var host = Mounts.Lived();
        Mounts.Add(host, $"root/{Volume}");
        Mounts.Add(host, $"root/{Volume}/inner");
        Mounts.Add(host, $"root/{Volume}/inner");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(3, host.Calls("umount "));
        Assert.Equal("", host.Get("proc/mounts"));
    }

    [Theory]
    [InlineData("0:30 /sub{0} {0}", 1)]
    [InlineData("0:31 / {0}", 0)]
    [InlineData("0:30 /data/kubelet {0}", 0)]
    public void TheKubeletsMountOfItsDirectoryOntoItselfEndsButOthersThereStay(string mount, int unmounted)
    {
        using var host = Mounts.Lived();
        var directory = host.At("root/var/lib/kubelet");
        host.Put("proc/mounts", $"overlay {directory} overlay rw 0 0\n");
        host.Put("proc/self/mountinfo", "20 1 0:30 /sub / rw - btrfs /dev/sda1 rw\n21 20 "
            + mount.Replace("{0}", directory, StringComparison.Ordinal) + " rw shared:1 - btrfs /dev/sda1 rw\n");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(unmounted, host.Calls($"umount {directory}"));
    }

    [Fact]
    public void AKubeletsDirectoryElsewhereLosesItsMountOntoItselfToo()
    {
        using var host = Mounts.Lived();
        host.Put("root/etc/rancher/k3s/config.yaml.d/50-user.yaml", "kubelet-arg:\n- root-dir=/data/kubelet\n");
        host.Put("root/data/kubelet/cpu_manager_state", "{}");
        var directory = host.At("root/data/kubelet");
        host.Put("proc/mounts", $"/dev/sda1 {directory} ext4 rw 0 0\n");
        host.Put("proc/self/mountinfo", "20 1 0:30 / / rw - ext4 /dev/sda1 rw\n"
            + $"21 20 0:30 {directory} {directory} rw shared:1 - ext4 /dev/sda1 rw\n");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(1, host.Calls($"umount {directory}"));
        Assert.False(host.Has("root/data/kubelet"));
    }

    [Fact]
    public void WhatIsMountedElsewhereStaysSo()
    {
        using var host = Mounts.Lived();
        Mounts.Add(host, "root/var/lib/kubelet-of-another/pods/1");
        Mounts.Add(host, "root/srv");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.Equal(0, host.Calls("umount"));
    }

    [Fact]
    public void ADiskOfTheHostsOwnIsMountedAgainWithAllThatIsOnIt()
    {
        using var host = Mounts.Lived();
        Mounts.Add(host, "root/var/lib/rancher/k3s/storage");
        host.Put("root/etc/fstab", $"# disks\n/dev/sdb1 {host.At("root/var/lib/rancher/k3s/storage")} ext4 defaults 0 2\n");
        host.Command("mount", "echo \"mount $*\" >>\"$FAKE/calls\"");

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded().Says("was not emptied");

        Assert.Equal("precious", host.Get("unmounted/data"));
        Assert.Equal(1, host.Calls($"mount {host.At("root/var/lib/rancher/k3s/storage")}"));
    }

    [Fact]
    public void AnUnreadableMountTablePreventsDeletion()
    {
        using var host = Mounts.Lived();
        host.Remove("proc/mounts");

        host.Delete(NodeScript.For(HostSamples.Server)).Failed().Says("/mounts cannot be read").Says("Nothing was deleted");
        Assert.True(host.Has("root/usr/local/bin/k3s"));
    }
}
