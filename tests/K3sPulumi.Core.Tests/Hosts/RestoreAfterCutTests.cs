using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

using static K3sPulumi.Core.Tests.Hosts.CutRestores;
using static K3sPulumi.Core.Tests.Hosts.RestoreSamples;

/// <summary>
/// A restore that was cut on its server, and what comes of it when the program asks for another one, or for a change without it.
/// </summary>
public sealed class RestoreAfterCutTests
{
    private static readonly HostNode Again = First with { Restore = new() { Generation = 2, From = Name } };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AHigherNumberThatFailsAfterACutBringsBackWhatWasThereBeforeTheFirst(bool oldDataIsThere)
    {
        using var host = Living(First);
        if (oldDataIsThere)
            host.Put($"{Db}/etcd-old-0/holds", "data of another time");
        // K3s has moved the data, and was cut while it restored.
        Directory.Move(host.At($"{Db}/etcd"), host.At($"{Db}/etcd-old-5"));
        Begin(host, "etcd-old-5");
        host.Put($"{Db}/etcd/holds", "half of the snapshot");
        host.Put("state", "inactive\n");
        host.Put("reset-fails", "snapshot file integrity check failed");

        host.Create(NodeScript.For(Again)).Failed().Says("nothing was restored");

        Assert.Equal("what was there", host.Get($"{Db}/etcd/holds"));
        Assert.False(host.Has(Begun) || host.Has($"{Db}/etcd/k3spulumi-before"));
        Assert.Equal(oldDataIsThere, host.Has($"{Db}/etcd-old-0"));
    }

    [Fact]
    public void K3sThatWasStartedSinceTheCutKeepsItsDataWhenAnotherRestoreFails()
    {
        using var host = Living(First);
        Directory.Move(host.At($"{Db}/etcd"), host.At($"{Db}/etcd-old-5"));
        Begin(host, "etcd-old-5");
        host.Put($"{Db}/etcd/holds", "months of work");
        host.Put("reset-fails", "snapshot file integrity check failed");

        host.Create(NodeScript.For(Again)).Failed();

        Assert.Equal("months of work", host.Get($"{Db}/etcd/holds"));
    }

    [Fact]
    public void AChangeOfACutServerTakesTheRestoreBackIfItIsTheOnlyOne()
    {
        using var alone = Cut(Only, Steps(Only) * 3 / 4);
        alone.Create(NodeScript.For(Only with { Restore = null, Generation = 3 })).Succeeded();
        Assert.Equal(alone.Get("root/var/lib/k3spulumi/restored") == "" ? "what was there" : "the snapshot",
            alone.Get($"{Db}/etcd/holds"));

        using var host = Living(First);
        Begin(host, "etcd");
        host.Put("state", "inactive\n");
        host.Create(NodeScript.For(First with { Restore = null, Generation = 3 })).Failed()
            .Says("restore 1 was interrupted on this server, and the other servers are stopped for it: run pulumi up with "
                + "restore removed and nothing else changed");
    }

    [Fact]
    public void AServerThatStandsByDoesNotChangeWithoutTheRestore()
    {
        using var host = Living(Other);
        host.Create(StandbyScript.For(Other)).Succeeded();
        var changed = NodeScript.For(Other with { Restore = null, Generation = 3 });

        host.Create(changed).Failed().Says("this server is stopped for restore 1, which was interrupted");
        Assert.Equal("inactive", host.Get("state").Trim());

        // Started by hand.
        host.Put("state", "active\n");
        host.Create(changed).Succeeded();
        Assert.False(host.Has("root/var/lib/k3spulumi/standby"));
    }
}
