using System.Globalization;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Backups;

using static K3sPulumi.Core.Tests.Backups.DockerRestoreSamples;

/// <summary>Containers brought back to a snapshot, cut anywhere, with and without the request in the next run.</summary>
public sealed class DockerRestoreTests
{
    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void TheFirstServerTakesTheSnapshotAndTheOthersJoinItOnceForAGeneration(string shell)
    {
        using var host = Host(3, shell);

        host.Create(Check(3)).Succeeded();
        Assert.Equal(0, host.Calls("docker stop"));
        host.Create(Restore(3)).Succeeded().Says("etcd is restored from mine").Says("kind: Config");
        Assert.Equal("the snapshot\n", host.Get("volumes/s0/server/db/etcd/holds"));
        host.Put("volumes/s0/server/db/etcd/holds", "what came later\n");
        host.Create(Restore(3)).Succeeded();
        host.Delete(Check(3)).Succeeded().Says("no server is stopped for a restore");

        host.IsRunning(3);
        Assert.Equal("what came later\n", host.Get("volumes/s0/server/db/etcd/holds"));
        Assert.False(host.Has("volumes/s1/server/db/etcd"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CutAnywhereTheNextRunEndsWellWithOrWithoutTheRestore(bool isAsked)
    {
        using var whole = Host(3);
        whole.Put("steps", "0\n");
        whole.Create(Restore(3)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);

        for (var cut = isAsked ? 2 : 3; cut < steps; cut += 4)
        {
            using var host = Cut(3, cut);

            if (isAsked)
                host.Create(Restore(3)).Succeeded();
            else
                host.Delete(Check(3)).Succeeded();

            host.IsRunning(3);
            var first = host.Get("volumes/s0/server/db/etcd/holds");
            if (isAsked)
                Assert.Equal("the snapshot\n", first);
            // two clusters at once would both act on the nodes
            Assert.Equal(first == "the snapshot\n" ? ("", "") : ("what was there\n", "what was there\n"),
                (host.Get("volumes/s1/server/db/etcd/holds"), host.Get("volumes/s2/server/db/etcd/holds")));
            Assert.Equal("", host.Get("etc/s0"));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void AfterACutAnotherSnapshotThatFailsBringsTheDataFromBeforeBack(int generation)
    {
        using var whole = Host(3);
        whole.Put("steps", "0\n");
        whole.Create(Restore(3)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);

        for (var cut = generation; cut < steps / 2; cut += 6)
        {
            using var host = Cut(3, cut);
            var isRestored = host.Get("volumes/s0/.k3spulumi-restored") == "1\n";

            host.Create(Restore(3, "damaged", generation)).Failed().Says("nothing was restored");

            host.IsRunning(3);
            var holds = host.Get("volumes/s0/server/db/etcd/holds");
            Assert.True(holds == (isRestored ? "the snapshot\n" : "what was there\n"), $"cut {cut}: {holds}{host.Get("calls")}");
        }
    }

    [Fact]
    public void AServerThatIsAddedLaterKeepsItsDataAndOneThatWasReplacedIsNotRestoredAgain()
    {
        using var host = Host(3);
        host.Create(Restore(2)).Succeeded();

        host.Create(Restore(3)).Succeeded();
        Assert.Equal("what was there\n", host.Get("volumes/s2/server/db/etcd/holds"));

        Directory.Delete(host.At("volumes/s0"), recursive: true);
        host.Put("volumes/s0/server/db/etcd/holds", "what came later\n");
        host.Create(Check(3)).Succeeded();
        host.Create(Restore(3)).Succeeded();
        Assert.Equal("what came later\n", host.Get("volumes/s0/server/db/etcd/holds"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OfSqliteTooTheNextRunEndsWellWithOrWithoutTheRestore(bool isAsked)
    {
        using var whole = Host(1);
        whole.Put("steps", "0\n");
        whole.Create(Restore(1)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);

        for (var cut = 1; cut < steps; cut += 2)
        {
            using var host = Cut(1, cut);
            var isDone = host.Get("volumes/s0/.k3spulumi-restored") == "1\n";

            if (isAsked)
                host.Create(Restore(1)).Succeeded();
            else
                host.Delete(Check(1)).Succeeded();

            host.IsRunning(1);
            Assert.Equal(isAsked || isDone ? SqliteSamples.Copy : "what was there\n", host.Get("volumes/s0/server/db/state.db"));
            Assert.Equal(isAsked || isDone ? "" : "the CA from before", host.Get("volumes/s0/server/tls/server-ca.crt"));
        }
    }

    [Fact]
    public void OfSqliteAnotherCopyAfterACutKeepsTheDataFromBefore()
    {
        for (var cut = 20; cut < 34; cut += 2)
        {
            using var host = Cut(1, cut);
            var isDone = host.Get("volumes/s0/.k3spulumi-restored") == "1\n";

            host.Create(Restore(1, "other", generation: 2)).Succeeded();

            host.IsRunning(1);
            Assert.EndsWith("other", host.Get("volumes/s0/server/db/state.db"), StringComparison.Ordinal);
            Assert.Equal(isDone ? SqliteSamples.Copy : "what was there\n",
                host.Get("volumes/s0/server/db/state.db.before-restore-2/state.db"));
        }
    }

    private static StandInHost Cut(int servers, int at)
    {
        var host = Host(servers);
        host.Put("steps", "0\n");
        host.Put("cut", $"{at}\n");
        host.Create(Restore(servers));
        host.Remove("cut");
        return host;
    }
}
