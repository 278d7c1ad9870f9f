using System.Globalization;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

using static K3sPulumi.Core.Tests.Hosts.SqliteSamples;

/// <summary>SQLite brought back to a copy, on one host.</summary>
public sealed class RestoreSqliteTests
{
    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void TheServerStartsWithTheCopyOnceForAGeneration(string shell)
    {
        using var host = Living(shell);
        host.Put($"{Db}/joined-87cbebfeebc0", "");

        host.Create(PrepareScript.For(Node)).Succeeded();
        host.Create(NodeScript.For(Node)).Succeeded().Says($"SQLite is restored from {Name}").Says("node alpha is Ready");
        host.Create(NodeScript.For(Node)).Succeeded().Says("nothing to change");

        host.IsRestored();
        Assert.Equal((1, 1), (host.Calls("systemctl stop"), host.Calls("systemctl restart")));
        Assert.Equal(("what was there", "its log"),
            (host.Get($"{Db}/state.db.before-restore-1/state.db"), host.Get($"{Db}/state.db.before-restore-1/state.db-wal")));
        Assert.Equal(("the CA from before", "the tokens from before"),
            (host.Get($"{Server}/tls-before-restore-1/server-ca.crt"), host.Get($"{Server}/cred-before-restore-1/passwd")));
        Assert.False(host.Has($"{Server}/tls/server-ca.crt") || host.Has($"{Db}/joined-87cbebfeebc0"));
        Assert.Equal(Copy, host.Get($"{Db}/snapshots/{Name}.db"));
    }

    [Theory]
    [InlineData("no database", "is not a database of SQLite: use a copy that was made of server/db/state.db.")]
    [InlineData("incomplete", "is incomplete: copy it again.")]
    [InlineData("without keys", "has no keys of a K3s cluster: use a copy that was made of server/db/state.db while the cluster "
        + "existed.")]
    [InlineData("another token", "was made while the cluster had another token, and only that one opens it: set token to that "
        + "one, or use a copy that is newer than the token.")]
    [InlineData("absent", "on this server, which brings it back: use the path of a file, or a snapshot that is there")]
    public void ACopyThatCannotBeUsedIsReportedBeforeAnythingStops(string copy, string says)
    {
        using var host = Living();
        host.Remove($"{Db}/snapshots/{Name}.db");
        if (copy != "absent")
        {
            host.Put($"{Db}/snapshots/{Name}", copy switch
            {
                "incomplete" => Header(pages: '\u0002') + Keys(HostSamples.Token),
                "without keys" => Header(pages: '\u0001') + new string(' ', 4096),
                "another token" => Header(pages: '\u0001') + Keys("another-token-than-ours"),
                _ => copy,
            });
        }

        host.Create(PrepareScript.For(Node)).Failed().Says("restore.from: ").Says(says);
        host.Create(NodeScript.For(Node)).Failed().Says(says);

        Assert.Equal(0, host.Calls("systemctl stop"));
        host.IsAsBefore();
    }

    [Fact]
    public void ACopyThatSqliteFindsDamagedIsNotPlaced()
    {
        using var host = Living();
        host.Put("sqlite-says", "*** in database main ***\nTree 3 page 7: btreeInitPage() returns error code 11\n");

        host.Create(NodeScript.For(Node)).Failed()
            .Says($"{Name} is damaged (SQLite says: *** in database main ***): use another copy. Nothing was restored.");

        Assert.Equal(0, host.Calls("systemctl stop"));
        host.IsAsBefore();
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void WhereK3sDoesNotStartWithTheCopyTheDataFromBeforeComesBack(string shell)
    {
        using var host = Living(shell);
        host.Put("bad", "/bootstrap/\n");

        host.Create(NodeScript.For(Node)).Failed().Says($"nothing was restored: K3s does not start with {Name}, so the data from "
            + "before is in its place again.");

        host.IsAsBefore();
        host.Remove("bad");
        host.Create(NodeScript.For(Node)).Succeeded();
        host.IsRestored();
    }

    [Fact]
    public void ANewHostStartsWithTheCopy()
    {
        using var host = New();
        host.Put("root/srv/copy", Copy);

        host.Create(NodeScript.For(Node with { Restore = Of("/srv/copy") })).Succeeded();

        host.IsRestored();
    }

    [Theory]
    [Trait("Shell", "any")]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void CutAnywhereTheNextRunEndsWellWithOrWithoutTheRestore(string shell)
    {
        using var whole = Living(shell);
        whole.Remove("steps");
        whole.Create(NodeScript.For(Node)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);

        // every shell takes points of its own
        for (var cut = 1 + (shell.Length % 7); cut < steps; cut += 7)
        {
            using var host = Living(shell);
            host.Put("steps", "0\n");
            host.Put("cut", $"{cut}\n");
            host.Create(NodeScript.For(Node)).Failed();
            host.Remove("cut");

            if (cut % 2 == 0)
            {
                host.Create(NodeScript.For(Node)).Succeeded();
                host.IsRestored();
                Assert.Equal(("what was there", "its log"), (host.Get($"{Db}/state.db.before-restore-1/state.db"),
                    host.Get($"{Db}/state.db.before-restore-1/state.db-wal")));
            }
            else if (host.Get("root/var/lib/k3spulumi/restored") == "")
            {
                host.Create(NodeScript.For(Node with { Restore = null })).Succeeded();
                host.IsAsBefore();
            }
        }
    }
}
