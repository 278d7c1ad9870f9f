using System.Globalization;
using System.Security.Cryptography;
using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Backups;

/// <summary>Dumps on demand on the host of a datastore; the programs of the datastores are stand-ins.</summary>
public sealed class DatastoreDumpTests
{
    public static TheoryData<string, string> KindsAndShells
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var kind in DumpSamples.Kinds)
                foreach (var shell in HostShells.Here)
                    data.Add(kind, string.Join(' ', shell));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndShells))]
    public void EachNumberMakesOne(string kind, string shell)
    {
        using var host = DumpSamples.Host(kind, shell);

        var first = host.Create(DumpSamples.On(kind, 1)).Succeeded().Says($"saved {DumpSamples.Directory}/on-demand-");
        host.Create(DumpSamples.On(kind, 1)).Succeeded().Says("dump 1 has been made already");
        host.Create(DumpSamples.On(kind, 3)).Succeeded();
        var lower = host.Create(DumpSamples.On(kind, 2)).Succeeded().Says("dump 2 has been made already");

        var dump = DumpSamples.Dumps(host)[0];
        Assert.Matches($@"/on-demand-[0-9]{{8}}T[0-9]{{6}}Z\.{DumpSamples.Suffix(kind)}$", dump);
        Assert.Equal(2, host.Calls("dumps "));
        Assert.Equal("3\n", host.Get($"root/var/lib/k3spulumi/{kind}.dump-taken"));
        Assert.Equal(Path.GetFileName(dump), SnapshotReport.Newest(first.Output)!.Name);
        var taken = TakenSnapshot.Read(lower.Output)!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(DumpSamples.Dumps(host)[^1]))), taken.Sha256);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(dump));
    }

    [Theory]
    [MemberData(nameof(DumpSamples.Names), MemberType = typeof(DumpSamples))]
    public void OneThatIsNotCompleteIsMadeByTheNextRun(string kind)
    {
        using var host = DumpSamples.Host(kind);
        host.Put("unfinished", "");

        host.Create(DumpSamples.On(kind, 1)).Failed().Says("the dump failed; older dumps are unchanged.")
            .Says("then run again");
        Assert.Empty(Directory.GetFiles(host.At($"root{DumpSamples.Directory}")));
        host.Remove("unfinished");

        host.Create(DumpSamples.On(kind, 1)).Succeeded();
        Assert.Single(DumpSamples.Dumps(host));
    }

    [Theory]
    [MemberData(nameof(DumpSamples.Names), MemberType = typeof(DumpSamples))]
    public void TheNewestOfEachKindStayAndSoDoesWhatIsNotOurs(string kind)
    {
        using var host = DumpSamples.Host(kind);
        var end = DumpSamples.Suffix(kind);
        foreach (var day in Enumerable.Range(10, 5))
        {
            host.Put($"root{DumpSamples.Directory}/on-demand-202601{day}T020000Z.{end}", "old");
            host.Put($"root{DumpSamples.Directory}/202601{day}T020000Z.{end}", "old");
        }

        host.Put($"root{DumpSamples.Directory}/before-the-move.{end}", "of somebody else");
        host.Put($"root{DumpSamples.Directory}/2026Z.{end}", "of somebody else");

        host.Create(DumpSamples.On(kind, 1)).Succeeded();
        Assert.Equal(2, Directory.GetFiles(host.At($"root{DumpSamples.Directory}"), "on-demand-*").Length);
        Assert.Equal(5, Directory.GetFiles(host.At($"root{DumpSamples.Directory}"), "202601*").Length);
        Tool(host, kind, "backup");

        Assert.Equal(2, Directory.GetFiles(host.At($"root{DumpSamples.Directory}"), "2026*T*").Length);
        Assert.Equal(6, Directory.GetFiles(host.At($"root{DumpSamples.Directory}")).Length);
        Assert.EndsWith($"Z.{end}", Tool(host, kind, "list").Trim(), StringComparison.Ordinal);
        Assert.Equal(4, Tool(host, kind, "list").Trim().Split('\n').Length);
    }

    [Fact]
    public void ThoseOnScheduleAreListedWhereTheyArePulled()
    {
        using var host = DumpSamples.Host("postgres");
        foreach (var day in Enumerable.Range(10, 5))
            host.Put($"root{DumpSamples.Directory}/202601{day}T020000Z.dump", "old");
        var sample = DumpSamples.Sql("postgres", 1);

        var plain = host.Create(DatastoreDump.On(sample)).Succeeded();
        var asked = sample with { Backup = sample.Backup! with { PullTo = "backups" } };
        var pulled = host.Create(DatastoreDump.On(asked)).Succeeded();

        Assert.Single(TakenSnapshot.All(plain.Output));
        Assert.Equal(["20260114T020000Z.dump", "20260113T020000Z.dump"],
            TakenSnapshot.All(pulled.Output).Where(taken => taken.IsScheduled).Select(taken => taken.Name));
        Assert.False(TakenSnapshot.All(pulled.Output).First().IsScheduled);
    }

    [Theory]
    [InlineData("postgres", 2)]
    [InlineData("mysql", 3)]
    [InlineData("etcd", 3)]
    public void CutAnywhereTheNextRunEndsWell(string kind, int stride)
    {
        using var whole = DumpSamples.Host(kind);
        whole.Put("steps", "0\n");
        whole.Create(DumpSamples.On(kind, 1)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);

        for (var cut = 1; cut <= steps; cut += stride)
        {
            using var host = DumpSamples.Host(kind);
            host.Put("steps", "0\n");
            host.Put("cut", $"{cut}\n");
            host.Create(DumpSamples.On(kind, 1));
            host.Remove("cut");

            var ran = host.Create(DumpSamples.On(kind, 1)).Succeeded();

            Assert.Equal("1\n", host.Get($"root/var/lib/k3spulumi/{kind}.dump-taken"));
            Assert.All(DumpSamples.Dumps(host), dump => Assert.NotEqual(0, new FileInfo(dump).Length));
            Assert.NotNull(TakenSnapshot.Read(ran.Output));
            Assert.Empty(Directory.GetFiles(host.At($"root{DumpSamples.Directory}"), ".*"));
        }
    }

    [Fact]
    public void TheToolOfAnOlderReleaseIsReplacedAndThatIsNotDrift()
    {
        using var host = DumpSamples.Host("postgres");
        host.Put("root/usr/local/sbin/k3spulumi-datastore", "older");
        host.Put("root/var/lib/k3spulumi/postgres.placed",
            "unit postgresql\nfile 0700 0abc /usr/local/sbin/k3spulumi-datastore\nfile 0600 1abc /etc/other\n");

        host.Create(DumpSamples.On("postgres", 1)).Succeeded();

        var tool = host.Get("root/usr/local/sbin/k3spulumi-datastore");
        Assert.Equal($"unit postgresql\nfile 0700 {Digest.Of(tool)} /usr/local/sbin/k3spulumi-datastore\n"
            + "file 0600 1abc /etc/other\n",
            host.Get("root/var/lib/k3spulumi/postgres.placed"));
    }

    [Fact]
    public void AHostWithoutItsSettingsSaysWhatToDo()
    {
        using var host = DumpSamples.Host("mysql");
        host.Remove("root/etc/k3spulumi/mysql/backup.conf");

        host.Create(DumpSamples.On("mysql", 1)).Failed().Says("the settings of dumps are missing on this host");
    }

    private static string Tool(StandInHost host, string kind, string verb) => host.Run($"sh -s -- {kind} {verb}",
        host.Get("root/usr/local/sbin/k3spulumi-datastore")).Succeeded().Output;
}
