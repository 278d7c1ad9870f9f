using System.Globalization;
using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Datastores;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Backups;

/// <summary>Dumps on demand of a database in a container, and their way to the deploying machine; docker is a stand-in.</summary>
public sealed class ContainerDumpTests
{
    private const string Volume = "root/var/lib/k3s-datastore";

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    public void EachNumberMakesOneOnTheVolumeAndItIsPulled(string kind)
    {
        using var host = Container();

        var first = host.Create(In(host, kind, 1)).Succeeded().Says("pulling on-demand-");
        host.Create(In(host, kind, 1)).Succeeded().Says("dump 1 has been made already").DoesNotSay("pulling");

        var dump = Assert.Single(Directory.GetFiles(host.At($"{Volume}/backups")));
        var pulled = Assert.Single(Directory.GetFiles(host.At("pulled")));
        Assert.Equal(File.ReadAllBytes(dump), File.ReadAllBytes(pulled));
        Assert.Equal(Path.GetFileName(dump), Path.GetFileName(pulled));
        Assert.Equal("/var/lib/k3s-datastore/backups/" + Path.GetFileName(dump), SnapshotReport.Newest(first.Output)!.Path);
        Assert.Equal("1\n", host.Get($"{Volume}/k3spulumi-dump"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(pulled));
    }

    [Fact]
    public void OneThatArrivesDamagedIsPulledByTheNextRun()
    {
        using var host = Container();
        host.Put("damaged", "");

        host.Create(In(host, "postgres", 1)).Failed().Says("is not what container state has: run again.");
        Assert.Empty(Directory.GetFiles(host.At("pulled")));
        host.Remove("damaged");

        host.Create(In(host, "postgres", 1)).Succeeded();
        Assert.Single(Directory.GetFiles(host.At("pulled")));
        Assert.Equal(1, host.Calls("dumps "));
    }

    [Fact]
    public void OldOnesGoFromTheDeployingMachineAndWhatIsNotOursStays()
    {
        using var host = Container();
        foreach (var day in Enumerable.Range(10, 5))
            host.Put($"pulled/on-demand-202601{day}T020000Z.dump", "old");
        host.Put("pulled/on-demand-20260101T020000Z.sql.gz", "of another database");
        host.Put("pulled/notes", "of the user");

        host.Create(In(host, "postgres", 1)).Succeeded();

        Assert.Equal(4, Directory.GetFiles(host.At("pulled")).Length);
        Assert.True(host.Has("pulled/on-demand-20260114T020000Z.dump"));
        Assert.True(host.Has("pulled/notes"));
    }

    [Fact]
    public void AContainerThatDoesNotRunIsReported()
    {
        using var host = Container("exited");

        host.Create(In(host, "mysql", 1)).Failed()
            .Says("container state does not run, so nothing can be saved in it: start it ('docker start state')");
    }

    [Fact]
    public void CutAnywhereTheNextRunEndsWell()
    {
        using var whole = Container();
        whole.Put("steps", "0\n");
        whole.Create(In(whole, "postgres", 1)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);

        for (var cut = 1; cut <= steps; cut += 2)
        {
            using var host = Container();
            host.Put("steps", "0\n");
            host.Put("cut", $"{cut}\n");
            host.Create(In(host, "postgres", 1));
            host.Remove("cut");

            host.Create(In(host, "postgres", 1)).Succeeded();

            Assert.Equal("1\n", host.Get($"{Volume}/k3spulumi-dump"));
            Assert.All(Directory.GetFiles(host.At("pulled"), "on-demand-*"),
                dump => Assert.Equal("rows\n", File.ReadAllText(dump)));
            Assert.NotEmpty(Directory.GetFiles(host.At("pulled"), "on-demand-*"));
            Assert.Empty(Directory.GetFiles(host.At("pulled"), ".*"));
        }
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    public void ItIsReadableAndParsesInEveryShell(string kind)
    {
        var script = DatastoreDump.In(DumpSamples.Sql(kind, 2), "state", "backups/dev/state");

        Golden.Matches($"datastores/{kind}-dump-container.txt", $"{script.Create}\n");
        ScriptCheck.ParsesInEveryShell(script);
        Assert.DoesNotContain("hunter2", script.Create + script.Stdin.Value, StringComparison.Ordinal);
    }

    private static RemoteScript In(StandInHost host, string kind, int generation)
    {
        var sample = DumpSamples.Sql(kind, generation);
        return DatastoreDump.In(sample with { Backup = sample.Backup! with { Directory = null } }, "state", host.At("pulled"));
    }

    private static StandInHost Container(string state = "running")
    {
        var host = new StandInHost();
        DumpSamples.Programs(host);
        Directory.CreateDirectory(host.At(Volume));
        host.Command("docker", $$"""
            . "$FAKE/step"
            case "$1" in
            inspect) echo {{state}} ;;
            exec) shift 5; exec "$@" ;;
            cp)
              cp "$FAKE/root${2#*:}" "$3"
              [ ! -e "$FAKE/damaged" ] || echo more >>"$3"
              ;;
            esac
            """);
        // where it is in the container
        host.Command("sed", """
            case "$*" in *postmaster.pid) case "$2" in 5p) echo /run ;; *) echo 5432 ;; esac ;; *) exec /usr/bin/sed "$@" ;; esac
            """);
        return host;
    }
}
