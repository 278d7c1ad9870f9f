using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

using static K3sPulumi.Core.Tests.Hosts.RestoreSamples;

/// <summary>A restore on one host: what the first server does, and what the others do.</summary>
public sealed class RestoreScriptTests
{
    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void TheFirstServerIsResetToTheSnapshotOnceForAGeneration(string shell)
    {
        using var host = Living(First, shell);

        host.Create(PrepareScript.For(First)).Succeeded();
        host.Create(NodeScript.For(First)).Succeeded().Says($"etcd is restored from {Name}").Says("node alpha is Ready");
        host.Create(NodeScript.For(First)).Succeeded().Says("nothing to change");

        Assert.Equal(1, host.Calls("k3s server --cluster-reset --cluster-reset-restore-path="));
        Assert.Equal(("the snapshot", "1\n"), (host.Get($"{Db}/etcd/holds"), host.Get("root/var/lib/k3spulumi/restored")));
        Assert.Equal("what was there", File.ReadAllText($"{Directory.GetDirectories(host.At(Db), "etcd-old-*").Single()}/holds"));
        Assert.Equal("the snapshot", host.Get($"{Db}/snapshots/{Name}"));
        var calls = host.Get("calls");
        Assert.True(calls.IndexOf("systemctl stop", StringComparison.Ordinal)
            < calls.IndexOf("--cluster-reset", StringComparison.Ordinal), calls);
    }

    [Theory]
    [InlineData("absent", "there is no snapshot absent in /var/lib/rancher/k3s/server/db/snapshots on this server, which brings "
        + "it back: use "
        + $"the path of a file, or a snapshot that is there (the newest: {Name} ).")]
    [InlineData("/srv/absent", "there is no file /srv/absent on this server, which brings the snapshot back: copy the snapshot "
        + "there, or name another.")]
    public void ASnapshotThatIsNotThereIsReportedBeforeAnythingStops(string from, string says)
    {
        var asked = First with { Restore = new() { Generation = 1, From = from } };
        using var host = Living(First);

        host.Create(PrepareScript.For(asked)).Failed().Says($"restore.from: {says}");
        host.Create(NodeScript.For(asked)).Failed().Says($"restore.from: {says}");

        Assert.Equal((0, 0), (host.Calls("systemctl stop"), host.Calls("k3s server")));
    }

    [Theory]
    [InlineData("/srv/copy", false, "--cluster-reset-restore-path=ROOT/srv/copy")]
    [InlineData("/srv/copy", true, "--cluster-reset-restore-path=ROOT/srv/copy --etcd-s3=false")]
    [InlineData(Name, true, $"--cluster-reset-restore-path=ROOT/var/lib/rancher/k3s/server/db/snapshots/{Name} --etcd-s3=false")]
    [InlineData("of-the-bucket", true, "--cluster-reset-restore-path=of-the-bucket")]
    [InlineData("s3://bucket/of-the-bucket", true,
        "--cluster-reset-restore-path=of-the-bucket --etcd-s3 --etcd-s3-bucket=bucket --etcd-s3-folder=")]
    [InlineData("s3://bucket/a/b/of-the-bucket", true,
        "--cluster-reset-restore-path=of-the-bucket --etcd-s3 --etcd-s3-bucket=bucket --etcd-s3-folder=a/b")]
    public void ASnapshotIsFoundWhereverItMayBe(string from, bool hasS3, string options)
    {
        using var host = Living(First);
        host.Put("root/srv/copy", "the snapshot");
        host.Put("bucket/of-the-bucket", "the snapshot");

        host.Create(NodeScript.For(First with { Restore = new() { Generation = 1, From = from, HasS3 = hasS3 } })).Succeeded();

        Assert.Contains($"k3s server --cluster-reset {options}\n".Replace("ROOT", host.At("root"), StringComparison.Ordinal),
            host.Get("calls"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no bootstrap data found in datastore - check server token value", "the snapshot was taken with another token")]
    [InlineData("snapshot file integrity check failed", "the snapshot is damaged: use another one.")]
    public void AResetThatFailsLeavesTheDataOfBeforeInItsPlace(string says, string reason)
    {
        using var host = Living(First);
        host.Put("reset-fails", says);

        host.Create(NodeScript.For(First)).Failed().Says($"reason: {reason}")
            .Says("nothing was restored, and the data of before is in its place");

        Assert.Equal(("what was there", ""), (host.Get($"{Db}/etcd/holds"), host.Get("root/var/lib/k3spulumi/restored")));
        Assert.Empty(Directory.GetDirectories(host.At(Db), "etcd-old-*"));
        Assert.Equal("active", host.Get("state").Trim());
        host.Remove("reset-fails");
        host.Create(NodeScript.For(First)).Succeeded();
        Assert.Equal("the snapshot", host.Get($"{Db}/etcd/holds"));
    }

    [Fact]
    public void AnotherServerStandsByAndThenJoinsWithoutItsData()
    {
        using var host = Living(Other);

        host.Create(StandbyScript.For(Other)).Succeeded().Says("stops k3s until the first server is restored");
        Assert.Equal(("inactive", 1), (host.Get("state").Trim(), host.Calls("systemctl disable k3s")));
        host.Create(NodeScript.For(Other)).Succeeded().Says("sets the data of etcd aside");
        host.Create(NodeScript.For(Other)).Succeeded().Says("nothing to change");
        host.Create(StandbyScript.For(Other)).Succeeded().Says("nothing to stop");
        host.Delete(StandbyScript.For(Other)).Succeeded();

        Assert.Equal((1, "active"), (host.Calls("systemctl enable k3s"), host.Get("state").Trim()));
        Assert.Single(Directory.GetDirectories(host.At(Db), "etcd-old-*"));
        Assert.Equal("the snapshot", host.Get($"{Db}/snapshots/{Name}"));
    }

    [Fact]
    public void AServerThatStandsByForARestoreThatIsTakenBackStartsAgain()
    {
        using var host = Living(Other);
        host.Create(StandbyScript.For(Other)).Succeeded();

        host.Delete(StandbyScript.For(Other)).Succeeded().Says("no restore came of it: starts k3s again");

        Assert.Equal(("what was there", "active"), (host.Get($"{Db}/etcd/holds"), host.Get("state").Trim()));
    }

    [Fact]
    public void AFirstServerThatIsRebuiltLaterJoinsTheClusterThatLives()
    {
        using var host = new StandInHost().Serving();
        host.Put("www/10.0.0.12:6443/ping", "pong");

        host.Create(PrepareScript.For(First)).Succeeded();
        host.Create(NodeScript.For(First)).Succeeded().Says("joins it, and restores nothing");

        Assert.Equal(0, host.Calls("k3s server"));
    }

    [Fact]
    public void ANewHostIsRestoredBeforeItsFirstStart()
    {
        using var host = new StandInHost().Serving();
        host.Put("bucket/of-the-bucket", "the snapshot");
        var asked = NodeScript.For(First with { Restore = new() { Generation = 1, From = "of-the-bucket", HasS3 = true } });

        host.Run(asked.Update!, asked.Stdin.Value).Succeeded();

        Assert.Equal(("the snapshot", 1), (host.Get($"{Db}/etcd/holds"), host.Calls("systemctl restart")));
    }

    [Fact]
    public void AFirstServerThatJoinedAnotherIsResetAllTheSame()
    {
        using var host = Living(Other);

        host.Create(NodeScript.For(Other with { Restore = new() { Generation = 1, From = Name } })).Succeeded();

        Assert.Equal("the snapshot", host.Get($"{Db}/etcd/holds"));
    }
}
