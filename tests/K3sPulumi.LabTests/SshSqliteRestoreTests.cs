using System.Diagnostics;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using Xunit.Abstractions;

namespace K3sPulumi.LabTests;

/// <summary>SQLite brought back to a copy over real SSH.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshSqliteRestoreTests(Lab lab, ITestOutputHelper output)
{
    private const string Version = "v1.34.1+k3s1", Token = "correct-horse-battery-staple", Db = "/var/lib/rancher/k3s/server/db";

    [LabFact]
    public async Task AServerAndAnAgentComeBackToACopyAlsoAfterACutAndOnANewHost()
    {
        var site = new SshSite(lab, Version);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));
        Func<Task<int>> Program(RestoreArgs? restore, LabHost server) => site.Cluster(Version, [server], [echo],
            args => (args.Token, args.Restore) = (Token, restore));
        var up = await site.UpAsync(Program(null, alpha));
        Mark(alpha, "before");
        alpha.Exec($"systemctl stop k3s; mkdir -p {Db}/snapshots; cp {Db}/state.db {Db}/snapshots/mine.db").Ok();
        alpha.Exec("systemctl start k3s").Ok();
        Lab.WaitFor("the API", () => Marked(alpha) == "before");
        Mark(alpha, "after");
        var agentStarted = echo.Exec("systemctl show -p MainPID k3s-agent").Ok();

        alpha.Exec($"printf 'SQLite format 3' >{Db}/snapshots/damaged").Ok();
        var refused = await SshSite.FailAsync(Program(new() { From = "damaged", Generation = 1 }, alpha), up.Snapshot);
        Assert.Contains("restore.from: damaged is", refused, StringComparison.Ordinal);
        Assert.True(alpha.IsActive("k3s"));

        // cut as soon as the data from before is set aside
        var restore = new RestoreArgs { From = "mine", Generation = 1 };
        await using var engine = Engine.Live();
        var running = engine.RunAsync(Program(restore, alpha), up.Snapshot);
        await Task.Run(() => Lab.WaitFor("the old data",
            () => alpha.Exec($"ls {Db}/state.db.before-restore-1/state.db").ExitCode == 0, 240));
        alpha.Exec("pkill -9 -f '^sh -s -- apply'; pkill -9 -f '^sshd: root@'");
        var cut = await running;
        var timer = Stopwatch.StartNew();
        var restored = await site.UpAsync(Program(restore, alpha), cut.Snapshot);
        output.WriteLine($"a restore of SQLite took {timer.Elapsed.TotalSeconds:0} s");

        Assert.Equal("before", Marked(alpha));
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha).Order());
        Assert.Equal(agentStarted, echo.Exec("systemctl show -p MainPID k3s-agent").Ok());
        Assert.Equal("enabled", alpha.Exec("systemctl is-enabled k3s").Output.Trim());
        Assert.Empty((await site.UpAsync(Program(restore, alpha), restored.Snapshot)).Operations);

        // the disaster: the server is lost, the copy was elsewhere, and the agent is still there
        var kept = alpha.Exec($"base64 -w0 {Db}/snapshots/mine.db").Ok();
        alpha.Remove();
        var fresh = site.Host("alpha");
        fresh.Exec("mkdir -p /srv && base64 -d >/srv/kept", kept).Ok();
        var again = await site.UpAsync(Program(new() { From = "/srv/kept", Generation = 2 }, fresh), restored.Snapshot);

        Assert.Equal("before", Marked(fresh));
        await site.DestroyAsync(again.Snapshot);
        SshSite.AssertClean(fresh);
    }

    private static void Mark(LabHost server, string text) =>
        server.Exec($"k3s kubectl annotate node alpha --overwrite mark={text}").Ok();

    private static string Marked(LabHost server) =>
        server.Exec("k3s kubectl get node alpha -o 'jsonpath={.metadata.annotations.mark}'").Output.Trim();
}
