using System.Globalization;
using K3sPulumi.Core.Backups;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>
/// A dump that is brought back on the host of a database: stand-ins for the database, its tools, and the tool for dumps.
/// </summary>
public sealed class DumpRestoreTests
{
    private const string Dumps = "root/var/backups/k3s";

    private static readonly Secret Token = new(HostSamples.Token);

    private static readonly string Keys = $"/bootstrap/{BootstrapKeys.Of(Token).Split(' ')[0]}";

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    public void ADumpIsBroughtBackOnceForAGeneration(string kind)
    {
        using var host = Host(kind);

        host.Create(Script(kind, "check")).Succeeded();
        Assert.Equal("what was there", host.Get("database"));
        host.Create(Script(kind)).Succeeded().Says("the database is restored from nightly");
        host.Create(Script(kind)).Succeeded().Says("restore 1 is done");
        host.Create(Script(kind, "check")).Succeeded().Says("restore 1 is done");

        Assert.Equal(($"PGDMP {Keys} \n", 1), (host.Get("database"), host.Calls($"tool {kind} restore ")));
    }

    [Theory]
    [InlineData("absent", "there is no dump absent in /var/backups/k3s on the host of the database: use the path of a file, or a "
        + "dump that is there (the newest: nightly.dump ).")]
    [InlineData("/srv/absent", "there is no file /srv/absent on the host of the database: copy the dump there, or name another.")]
    [InlineData("damaged", "damaged is damaged, or not a dump of this kind of database: use another one.")]
    [InlineData("empty", "empty has no keys of a K3s cluster: use a dump that was made while the cluster existed.")]
    [InlineData("other", "other was made while the cluster had another token, and only that one opens it: set token to that one, "
        + "or use a dump that is newer than the token.")]
    public void ADumpThatCannotBeUsedIsReportedByTheCheck(string from, string says)
    {
        using var host = Host("postgres");
        if (from is not ("absent" or "/srv/absent"))
        {
            host.Put($"{Dumps}/{from}", from switch
            {
                "damaged" => "nothing",
                "empty" => "PGDMP",
                _ => "PGDMP /bootstrap/0123456789ab",
            });
        }

        host.Create(Script("postgres", "check", from)).Failed().Says($"restore.from: {says}");
    }

    [Theory]
    [InlineData("-- MariaDB dump 10.19\n{0}\n-- Dump completed on 2026-01-02\n", null)]
    [InlineData("{0}\n", null)]
    [InlineData("/*M!999999\\- enable the sandbox mode */\n-- MariaDB dump 10.19\n{0}\n", "nightly is incomplete: copy it again")]
    public void ADumpOfMySqlThatSaysWhereItEndsMustHaveItsEnd(string text, string? says)
    {
        using var host = Host("mysql");
        host.Put($"{Dumps}/nightly.dump", string.Format(CultureInfo.InvariantCulture, text, Keys));
        host.Command("gzip", "for file in \"$@\"; do :; done\n[ \"$1\" = -t ] || cat \"$file\"");

        var ran = host.Create(Script("mysql", "check"));

        if (says is null)
            ran.Succeeded();
        else
            ran.Failed().Says($"restore.from: {says}");
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    public void ADatabaseThatIsInUseIsNotTouched(string kind)
    {
        using var host = Host(kind);
        host.Put("sessions", "10.0.0.11\n10.0.0.12\n");
        var script = Script(kind);

        host.Run(script.Create!, script.Stdin.Value, ("K3SPULUMI_NOBODY", "0")).Failed()
            .Says("the database is still in use, from 10.0.0.11 10.0.0.12: stop K3s on every server that uses it");

        Assert.Equal("what was there", host.Get("database"));
    }

    [Theory]
    [Trait("Shell", "any")]
    [InlineData("postgres", 2)]
    [InlineData("mysql", 3)]
    public void CutAnywhereTheNextRunEndsWell(string kind, int stride)
    {
        using var whole = Host(kind);
        whole.Put("steps", "0\n");
        whole.Create(Script(kind)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);

        for (var cut = 1; cut <= steps; cut += stride)
        {
            using var host = Host(kind);
            host.Put("steps", "0\n");
            host.Put("cut", $"{cut}\n");
            host.Create(Script(kind));
            host.Remove("cut");
            var (wasDone, calls) = (host.Get("database") != "what was there", host.Calls("tool"));

            host.Create(Script(kind)).Succeeded();

            Assert.Equal($"PGDMP {Keys} \n", host.Get("database"));
            Assert.Equal("1\n", host.Get($"root/var/lib/k3spulumi/{kind}.restored"));
            // it would replace the database from before by the one that was restored
            if (wasDone)
                Assert.Equal(calls, host.Calls("tool"));
        }
    }

    [Fact]
    public void AServerStopsAndThenStartsWithoutTheKeysFromBefore()
    {
        var node = HostSamples.Server with
        {
            ConfigYaml = new($"token: {HostSamples.Token}\n"),
            Initializes = false,
            Store = NodeStore.External,
            Restore = new() { Generation = 1, From = null, Store = NodeStore.External },
        };
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(node with { Restore = null })).Succeeded();
        host.Put("root/var/lib/rancher/k3s/server/tls/server-ca.crt", "the CA from before");

        host.Create(StandbyScript.For(node)).Succeeded();
        Assert.Equal("inactive", host.Get("state").Trim());
        host.Create(NodeScript.For(node)).Succeeded();
        host.Create(NodeScript.For(node)).Succeeded().Says("nothing to change");

        Assert.Equal("active", host.Get("state").Trim());
        Assert.Equal("the CA from before", host.Get("root/var/lib/rancher/k3s/server/tls-before-restore-1/server-ca.crt"));
        Assert.False(host.Has("root/var/lib/rancher/k3s/server/tls"));
    }

    private static RemoteScript Script(string kind, string verb = "restore", string from = "nightly")
    {
        var restore = new RestoreSpec { From = Value<string>.Of(from), Generation = Value<int>.Of(1) };
        var datastore = new SqlDatastore
        {
            Dialect = SqlDialects.All.Single(sql => sql.Kind == kind),
            Address = "10.0.0.5",
            Password = new("secret"),
            Elevation = Elevation.Root,
        };
        return verb == "check" ? DumpScript.Check(restore, datastore, Token) : DumpScript.Restore(restore, datastore, Token);
    }

    private static StandInHost Host(string kind)
    {
        var host = new StandInHost();
        host.Put($"root/etc/k3spulumi/{kind}/backup.conf",
            $"DIRECTORY=/var/backups/k3s\nSUFFIX=.dump\nDATABASE=kubernetes\nPG_DATA={host.At("pg")}\n");
        host.Put("pg/postmaster.pid", "1\n2\n3\n5432\n/run\n");
        host.Put("oid", "7\n");
        host.Put("database", "what was there");
        host.Put($"{Dumps}/nightly.dump", $"PGDMP {Keys} \n");
        host.Command("runuser", "shift 3\nexec \"$@\"");
        host.Command("psql", """
            case "$(cat)" in *oid*) cat "$FAKE/oid" ;; *pg_stat_activity*) cat "$FAKE/sessions" 2>/dev/null || : ;; esac
            """);
        host.Command("mariadb", """
            case "$(cat)" in *innodb_sys_tables*) cat "$FAKE/oid" ;; *processlist*) cat "$FAKE/sessions" 2>/dev/null || : ;; esac
            """);
        var read = """
            . "$FAKE/step"
            for file in "$@"; do :; done
            grep -q '^PGDMP' "$file" || { echo 'not a valid archive' >&2; exit 1; }
            case "$1" in --list | -t) ;; *) cat "$file" ;; esac
            """;
        host.Command("pg_restore", read);
        host.Command("gzip", read);
        host.Command("tool", """
            . "$FAKE/step"
            echo "tool $*" >>"$FAKE/calls"
            cat "$3" >"$FAKE/database"
            echo $(($(cat "$FAKE/oid") + 1)) >"$FAKE/oid"
            . "$FAKE/step"
            """);
        Directory.CreateDirectory(host.At("root/usr/local/sbin"));
        File.Copy(host.At("bin/tool"), host.At("root/usr/local/sbin/k3spulumi-datastore"));
        return host;
    }
}
