using System.Globalization;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Backups;

/// <summary>Dumps on schedule in a container beside the database; its clock and the database's programs are stand-ins.</summary>
public sealed class NightlyDumpTests
{
    private const string Volume = "root/var/lib/k3s-datastore";

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void ADumpIsMadeOnceADayAtItsTime(string shell)
    {
        using var host = Container(shell: shell);

        Run(host, "09-20 12:00:00", "09-21 02:29:59", "09-21 02:30:00", "09-21 02:30:30", "09-21 12:00:00", "09-22 02:29:30",
            "09-22 02:31:00", "09-22 23:59:59").Says("makes a dump every day at 02:30");

        Assert.Equal(2, host.Calls("dumps "));
    }

    [Fact]
    public void ItsNameSaysWhenItWasMade()
    {
        using var host = Container();

        Run(host, "09-20 12:00:00", "09-21 02:30:00", "09-21 23:59:59", "09-22 02:31:00");

        Assert.Equal(["20260921T023000Z.dump", "20260922T023100Z.dump"], Dumps(host));
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    public void BothKindsAreMadeInAnotherContainer(string kind)
    {
        using var host = Container(kind);

        RunOf(kind, host, "09-20 12:00:00", "09-21 02:30:00");

        Assert.Equal([$"20260921T023000Z.{DumpSamples.Suffix(kind)}"], Dumps(host));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Directory.GetFiles(host.At($"{Volume}/backups")).Single()));
    }

    [Fact]
    public void OneThatWasMissedIsMadeWhenTheContainerRunsAgain()
    {
        using var host = Container();
        Run(host, "09-20 12:00:00", "09-21 02:30:10");

        Run(host, "09-21 02:31:00", "09-21 23:00:00");
        Assert.Single(Dumps(host));
        Run(host, "09-23 11:00:00", "09-23 11:00:30", "09-24 02:29:00");

        Assert.Equal(["20260921T023010Z.dump", "20260923T110000Z.dump"], Dumps(host));
    }

    [Fact]
    public void TheOldestGoAndThoseOnDemandStay()
    {
        using var host = Container();
        host.Put($"{Volume}/backups/on-demand-20260101T000000Z.dump", "asked for");

        Run(host, "09-20 12:00:00", "09-21 02:30:00", "09-22 02:30:00", "09-23 02:30:00");

        Assert.Equal(["20260922T023000Z.dump", "20260923T023000Z.dump", "on-demand-20260101T000000Z.dump"], Dumps(host));
    }

    [Fact]
    public void OneThatFailedIsTriedAgainAfterAQuarterOfAnHour()
    {
        using var host = Container();
        host.Put("unfinished", "");

        Run(host, "09-20 12:00:00", "09-21 02:30:00", "09-21 02:30:30", "09-21 02:44:59").Says("error: the dump failed");
        Assert.Empty(Dumps(host));
        Assert.Equal(1, host.Calls("dumps "));
        Assert.True(host.Has("root/run/k3spulumi-dump-failed"));
        Run(host, "09-21 02:45:00", "09-21 02:50:00", "09-21 03:00:00");
        Assert.Equal(3, host.Calls("dumps "));
        host.Remove("unfinished");
        Run(host, "09-21 03:15:00", "09-21 12:00:00");

        Assert.Equal(["20260921T031500Z.dump"], Dumps(host));
        Assert.False(host.Has("root/run/k3spulumi-dump-failed"));
    }

    [Theory]
    [InlineData("1790000000000\n")]
    [InlineData("not a time\n")]
    [InlineData("")]
    public void WithoutATimeOfTheLastOneItWaitsForTheNext(string noted)
    {
        using var host = Container();
        host.Put($"{Volume}/k3spulumi-nightly", noted);

        Run(host, "09-20 12:00:00", "09-20 23:00:00");
        Assert.Empty(Dumps(host));
        Run(host, "09-21 02:30:00");

        Assert.Single(Dumps(host));
    }

    [Fact]
    public void CutAnywhereTheNextStartEndsWell()
    {
        using var whole = Container();
        Run(whole, "09-20 12:00:00");
        whole.Put("steps", "0\n");
        Run(whole, "09-21 02:30:00");
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);

        for (var cut = 1; cut <= steps; cut++)
        {
            using var host = Container();
            Run(host, "09-20 12:00:00");
            host.Put("steps", "0\n");
            host.Put("cut", $"{cut}\n");
            Run(host, "09-21 02:30:00");
            host.Remove("cut");

            Run(host, "09-21 02:46:00");

            Assert.Equal("rows\n", File.ReadAllText(Directory.GetFiles(host.At($"{Volume}/backups"), "2026*").Last()));
            Assert.Empty(Directory.GetFiles(host.At($"{Volume}/backups"), ".*"));
        }
    }

    internal static SqlDatastore Nightly(string kind) => DumpSamples.Sql(kind, 1) with
    {
        Backup = new DatastoreBackup { At = "02:30", HasTime = true, Keep = 2 },
    };

    private static Ran Run(StandInHost host, params string[] times) => RunOf("postgres", host, times);

    /// <summary>At these times of September 2026; after the last one the container is stopped.</summary>
    private static Ran RunOf(string kind, StandInHost host, params string[] times)
    {
        var script = NightlyContainer.Container(Nightly(kind), "image").Uploads[0].Content.Value;
        host.Put("times", string.Concat(times.Select(time => $"{Seconds(time)}\n")));
        return host.Run($"sh -s -- {kind} 02:30", script);
    }

    private static long Seconds(string time) => DateTimeOffset.ParseExact($"2026-{time}Z", "yyyy-MM-dd HH:mm:ssK",
        CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    private static string[] Dumps(StandInHost host) => Directory.Exists(host.At($"{Volume}/backups"))
        ? [.. Directory.GetFiles(host.At($"{Volume}/backups")).Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)]
        : [];

    private static StandInHost Container(string kind = "postgres", string? shell = null)
    {
        var host = new StandInHost(shell);
        DumpSamples.Programs(host);
        Directory.CreateDirectory(host.At(Volume));
        var files = NightlyContainer.Container(Nightly(kind), "image").Uploads;
        foreach (var file in files.Skip(1))
            host.Put($"root{file.Path}", file.Content.Value);
        host.Command("sed", """
            case "$*" in *postmaster.pid) case "$2" in 5p) echo /run ;; *) echo 5432 ;; esac ;; *) exec /usr/bin/sed "$@" ;; esac
            """);
        // each question of the schedule is the next time, and the last one the end of the container
        host.Command("date", """
            case "$1" in
            +%s*)
              if [ -s "$FAKE/times" ]; then
                /usr/bin/sed -n 1p "$FAKE/times" >"$FAKE/now"
                /usr/bin/sed 1d "$FAKE/times" >"$FAKE/times.left"
                /bin/mv "$FAKE/times.left" "$FAKE/times"
              else
                kill -TERM "$(cat "$FAKE/main")"
              fi
              ;;
            esac
            [ -s "$FAKE/now" ] || /usr/bin/sed -n 1p "$FAKE/times" >"$FAKE/now"
            TZ=UTC exec /bin/date -u -d "@$(cat "$FAKE/now")" "$@"
            """);
        return host;
    }
}
