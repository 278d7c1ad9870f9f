using System.Globalization;
using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Backups;

/// <summary>Snapshots of embedded etcd on demand, on the host of a server.</summary>
public sealed class EtcdSnapshotTests
{
    private const string Folder = "root/var/lib/rancher/k3s/server/db/snapshots";

    private static readonly HostNode Server = HostSamples.Server with
    {
        Store = NodeStore.EmbeddedEtcd,
        Initializes = true,
        ChangesFirst = true,
    };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void EachNumberTakesOne(string shell)
    {
        using var host = Running(shell);

        var first = host.Create(SnapshotScript.On(Server, Asked(1))).Succeeded();
        var same = host.Create(SnapshotScript.On(Server, Asked(1))).Succeeded();
        var kept = host.Create(SnapshotScript.On(Server, Asked(1, keep: 3))).Succeeded();
        host.Create(SnapshotScript.On(Server, Asked(2))).Succeeded();
        host.Create(SnapshotScript.On(Server, Asked(1))).Succeeded().Says("snapshot 1 has been taken already");

        first.Says("saved on-demand-alpha-");
        same.Says("snapshot 1 has been taken already");
        Assert.Equal(2, host.Calls("k3s etcd-snapshot save --name on-demand "));
        Assert.Equal(1, host.Calls("k3s etcd-snapshot prune --name on-demand --snapshot-retention 3 "));
        Assert.Equal("2\n", host.Get("root/var/lib/k3spulumi/snapshot-taken"));
        Assert.Equal(0, host.Calls("systemctl restart") + host.Calls("systemctl stop"));
        Assert.StartsWith("on-demand-alpha-", SnapshotReport.Newest(kept.Output)!.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void OneThatFailsIsTakenByTheNextRun()
    {
        using var host = Running();
        host.Put("save-fails", "level=fatal msg=\"etcdserver: no leader\"\n");

        host.Create(SnapshotScript.On(Server, Asked(1))).Failed().Says("no leader").Says("then run again");
        host.Remove("save-fails");
        host.Put("saves-nothing", "");
        host.Create(SnapshotScript.On(Server, Asked(1))).Failed().Says("K3s saved no snapshot").Says("no space left on device");
        host.Remove("saves-nothing");

        host.Create(SnapshotScript.On(Server, Asked(1))).Succeeded().Says("saved on-demand-alpha-");
    }

    [Fact]
    public void ItWaitsForTheOneThatIsBeingSaved()
    {
        using var host = Running();
        host.Put("saving", "");

        host.Create(SnapshotScript.On(Server, Asked(1))).Succeeded();

        Assert.Equal(2, host.Calls("k3s etcd-snapshot save"));
    }

    [Fact]
    public void CutAnywhereTheNextRunEndsWell()
    {
        using var whole = Running();
        whole.Remove("steps");
        whole.Create(SnapshotScript.On(Server, Asked(1))).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);

        for (var cut = 1; cut < steps; cut += 2)
        {
            using var host = Running();
            host.Put("steps", "0\n");
            host.Put("cut", $"{cut}\n");
            host.Create(SnapshotScript.On(Server, Asked(1))).Failed();
            host.Remove("cut");

            host.Create(SnapshotScript.On(Server, Asked(1))).Succeeded();
            Assert.Equal("1\n", host.Get("root/var/lib/k3spulumi/snapshot-taken"));
            Assert.NotEmpty(Directory.GetFiles(host.At(Folder), "on-demand-alpha-*"));
        }
    }

    [Fact]
    public void AFullDiskIsReportedBeforeAnythingIsSaved()
    {
        using var host = Running();
        host.Command("df", "echo header; echo '/dev/sda1 100 99 1 99% /'");
        host.Put("root/var/lib/rancher/k3s/server/db/etcd/member/snap/db", new string('x', 2 << 20));

        host.Create(SnapshotScript.On(Server, Asked(1))).Failed().Says("a snapshot needs about 3 MB");

        Assert.Equal(0, host.Calls("k3s etcd-snapshot"));
    }

    [Fact]
    public void AServersRunPrintsItsNewestSnapshotWhereverThatIs()
    {
        var elsewhere = Server with
        {
            ConfigYaml = new($"{Server.ConfigYaml.Value}etcd-snapshot-dir: /srv/snapshots\n"),
        };
        using var host = new StandInHost().Serving();
        host.Put("root/srv/snapshots/etcd-snapshot-alpha-1790000000", "older");
        host.Put("root/srv/snapshots/etcd-snapshot-alpha-1790000900.zip", "the newest");
        host.Put("root/srv/snapshots/notes-2026", "no snapshot");
        host.Put("root/srv/snapshots/.part-1790009999", "unfinished");

        var report = SnapshotReport.Newest(host.Create(NodeScript.For(elsewhere)).Succeeded().Output)!;

        Assert.Equal(("/srv/snapshots/etcd-snapshot-alpha-1790000900.zip", 10L, "2026-09-21T14:28:20Z"),
            (report.Path, report.Size, report.TimeText));
    }

    [Fact]
    public void AServerWithoutSnapshotsPrintsNone()
    {
        using var host = new StandInHost().Serving();

        Assert.Null(SnapshotReport.Newest(host.Create(NodeScript.For(Server)).Succeeded().Output));
    }

    [Fact]
    public void OtherChangesOfTheNodeDoNotRunItAgain() => Assert.Equal(
        SnapshotScript.On(Server, Asked(1)),
        SnapshotScript.On(Server with { Version = HostSamples.Parse("v1.36.2+k3s1"), Generation = 4, Rotation = 2 }, Asked(1)));

    [Theory]
    [InlineData("")]
    [InlineData("1790000000")]
    [InlineData("1790000000 big /a")]
    [InlineData("1790000000 -1 /a")]
    [InlineData("99999999999999999999 1 /a")]
    [InlineData("1790000000 1 a")]
    public void WhatIsNotAReportIsIgnored(string line) =>
        Assert.Null(SnapshotReport.Newest($"===== k3spulumi snapshots\n{line}\n===== k3spulumi end\n"));

    private static SnapshotsSpec Asked(int generation, int? keep = null) => new()
    {
        Generation = Value<int>.Of(generation),
        Retention = keep is { } number ? Value<int>.Of(number) : default,
    };

    private static StandInHost Running(string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(Server)).Succeeded();
        host.Remove("calls");
        return host;
    }
}
