using System.Globalization;
using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Backups;

/// <summary>Copies of SQLite while something writes to it, on a server's host; the database is a real one.</summary>
public sealed class SqliteCopyTests
{
    private const string Db = "root/var/lib/rancher/k3s/server/db";

    private const string Conf = "root/etc/k3spulumi/sqlite/backup.conf",
        Timer = "root/etc/systemd/system/k3spulumi-sqlite-backup.timer";

    private static readonly HostNode Server = HostSamples.Server with { NodeName = "alpha", Store = NodeStore.Sqlite };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void ACopyHasWhatIsStillInTheLogOfTheDatabase(string shell)
    {
        using var host = WithDatabase(shell);
        using var writer = Python(host, "Open", "c.execute('INSERT INTO kine VALUES (2, \"in the log\")'); c.commit()");

        host.Create(SnapshotScript.On(Server, Asked(1))).Succeeded().Says("saved /var/lib/rancher/k3s/server/db/snapshots/");

        var copy = Assert.Single(Copies(host));
        Assert.Matches("/on-demand-alpha-[0-9]{10}\\.db$", copy);
        Assert.Equal("first,in the log", Read(host, copy));
        Assert.Equal("delete", Query(host, copy, "PRAGMA journal_mode"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
    }

    [Fact]
    public void EachNumberMakesOneAndOldOnesGo()
    {
        using var host = WithDatabase();
        for (var old = 0; old < 40; old++)
            host.Put($"{Db}/snapshots/on-demand-alpha-17000000{old:00}.db", "old");
        host.Put($"{Db}/snapshots/scheduled-alpha-1700000000.db", "another kind");
        host.Put($"{Db}/snapshots/on-demand-alpha-before-the-move.db", "of somebody else");
        host.Put($"{Db}/snapshots/on-demand-alpha-b-1600000000.db", "of somebody else");
        host.Put($"{Db}/snapshots/on-demand-alpha-1600000000", "of etcd");

        host.Create(SnapshotScript.On(Server, Asked(1, keep: 3))).Succeeded();
        host.Create(SnapshotScript.On(Server, Asked(1, keep: 3))).Succeeded().Says("snapshot 1 has been taken already");

        var left = Directory.GetFiles(host.At($"{Db}/snapshots")).Select(Path.GetFileName).ToList();
        Assert.Equal(7, left.Count);
        Assert.Contains("on-demand-alpha-1700000039.db", left);
        Assert.Contains("on-demand-alpha-1700000038.db", left);
        Assert.DoesNotContain("on-demand-alpha-1700000037.db", left);
    }

    [Fact]
    public void CutAnywhereTheNextRunEndsWell()
    {
        using var whole = WithDatabase();
        whole.Put("steps", "0\n");
        whole.Create(SnapshotScript.On(Server, Asked(1))).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);
        Assert.True(steps > 5, $"{steps} steps");

        for (var cut = 1; cut <= steps; cut += 3)
        {
            using var host = WithDatabase();
            host.Put("steps", "0\n");
            host.Put("cut", $"{cut}\n");
            host.Create(SnapshotScript.On(Server, Asked(1)));
            host.Remove("cut");

            host.Create(SnapshotScript.On(Server, Asked(1))).Succeeded();

            Assert.Equal("1\n", host.Get("root/var/lib/k3spulumi/snapshot-taken"));
            Assert.NotEmpty(Copies(host));
            Assert.All(Copies(host), copy => Assert.Equal("first", Read(host, copy)));
        }
    }

    [Fact]
    public void ADamagedDatabaseLeavesNoCopy()
    {
        using var host = WithDatabase();
        host.Put($"{Db}/state.db", "SQLite format 3\0 and nothing that follows from it");

        host.Create(SnapshotScript.On(Server, Asked(1))).Failed().Says("older copies are unchanged");

        Assert.Empty(Copies(host));
        Assert.False(host.Has("root/var/lib/k3spulumi/snapshot-taken"));
    }

    [Fact]
    public void WithoutAServerThereIsNothingToCopy()
    {
        using var host = new StandInHost().Serving();

        host.Create(SnapshotScript.On(Server, Asked(1))).Failed()
            .Says("there is no SQLite database in /var/lib/rancher/k3s/server/db");
    }

    [Fact]
    public void AScheduleIsATimerAndItsEndRemovesIt()
    {
        using var host = WithDatabase();
        var scheduled = new SnapshotsSpec { Schedule = "0 */6 * * *", Directory = "/srv/copies" };

        host.Create(SnapshotScript.On(Server, scheduled)).Succeeded();

        Assert.Contains("[Timer]\nOnCalendar=*-*-* 00,06,12,18:00:00\nPersistent=true\n", host.Get(Timer),
            StringComparison.Ordinal);
        Assert.Contains("DIRECTORY='/srv/copies'\n", host.Get(Conf), StringComparison.Ordinal);
        Assert.Empty(Copies(host));
        host.Run("sh -s -- sqlite backup", host.Get("root/usr/local/sbin/k3spulumi-datastore")).Succeeded();
        Assert.Single(Directory.GetFiles(host.At("root/srv/copies"), "scheduled-alpha-*.db"));

        host.Delete(SnapshotScript.On(Server, scheduled)).Succeeded();
        Assert.False(host.Has(Timer));
        Assert.False(host.Has(Conf));
        Assert.Single(Directory.GetFiles(host.At("root/srv/copies"), "scheduled-alpha-*.db"));
    }

    [Fact]
    public void AHostFromWhichOurScriptsAreGoneHasNothingScheduled()
    {
        using var host = new StandInHost { KeepsScripts = false };

        host.Delete(SnapshotScript.On(Server, Asked(1))).Succeeded();
    }

    private static SnapshotsSpec Asked(int generation, int? keep = null) => new()
    {
        Generation = Value<int>.Of(generation),
        Retention = keep is { } number ? Value<int>.Of(number) : default,
    };

    private static string[] Copies(StandInHost host) =>
        host.Has($"{Db}/snapshots") ? Directory.GetFiles(host.At($"{Db}/snapshots")) : [];

    private static string Read(StandInHost host, string file) =>
        Query(host, file, "SELECT group_concat(name) FROM (SELECT name FROM kine ORDER BY id)");

    private static string Query(StandInHost host, string file, string sql) => host.Run(
        "python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])' "
            + $"'{file}' '{sql}'", "").Succeeded().Output.Trim();

    private static StandInHost WithDatabase(string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(Server)).Succeeded();
        Directory.CreateDirectory(host.At(Db));
        Python(host, "Made", "c.execute('CREATE TABLE kine (id INTEGER PRIMARY KEY, name TEXT)'); "
            + "c.execute('INSERT INTO kine VALUES (1, \"first\")'); c.commit()").Dispose();
        return host;
    }

    /// <summary>A process that has the database open, as K3s does, until it is disposed.</summary>
    private static Writer Python(StandInHost host, string word, string code) => new(host.At($"{Db}/state.db"), word, code);
}
