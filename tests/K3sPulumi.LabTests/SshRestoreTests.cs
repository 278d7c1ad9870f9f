using System.Diagnostics;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;
using Xunit.Abstractions;

namespace K3sPulumi.LabTests;

/// <summary>Embedded etcd brought back to a snapshot over real SSH.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshRestoreTests(Lab lab, ITestOutputHelper output)
{
    private const string Version = "v1.34.1+k3s1", Token = "correct-horse-battery-staple";

    [LabFact]
    public async Task ThreeServersAndAnAgentComeBackToASnapshotAndThenOnNewHosts()
    {
        var site = new SshSite(lab, Version);
        LabHost[] servers = [site.Host("alpha"), site.Host("bravo"), site.Host("charlie")];
        var echo = site.Host("echo");
        Func<Task<int>> Program(RestoreArgs? restore, LabHost[] hosts) => site.Cluster(Version, hosts, [echo],
            args => (args.Token, args.Restore) = (Token, restore));
        var up = await site.UpAsync(Program(null, servers));
        Mark(servers[1], "before");
        servers[0].Exec("k3s etcd-snapshot save --name mine").Ok();
        var name = servers[0].Exec("ls /var/lib/rancher/k3s/server/db/snapshots").Ok();
        Mark(servers[1], "after");
        var agentStarted = echo.Exec("systemctl show -p MainPID k3s-agent").Ok();

        var refused = await SshSite.FailAsync(Program(new() { From = "absent", Generation = 1 }, servers), up.Snapshot);
        Assert.Contains("restore.from: there is no snapshot absent in /var/lib/rancher/k3s/server/db/snapshots on this server",
            refused, StringComparison.Ordinal);
        Assert.All(servers, server => Assert.True(server.IsActive("k3s")));

        var restore = new RestoreArgs { From = name, Generation = 1 };
        var timer = Stopwatch.StartNew();
        var restored = await site.UpAsync(Program(restore, servers), up.Snapshot);
        output.WriteLine($"a restore of 3 servers took {timer.Elapsed.TotalSeconds:0} s");

        Assert.Equal("before", Marked(servers[0]));
        Assert.Equal(["alpha Ready", "bravo Ready", "charlie Ready", "echo Ready"], SshSite.Nodes(servers[2]).Order());
        Assert.Equal(agentStarted, echo.Exec("systemctl show -p MainPID k3s-agent").Ok());
        Assert.All(servers, server => Assert.Equal("enabled", server.Exec("systemctl is-enabled k3s").Output.Trim()));
        Assert.All(servers, server => Assert.NotEqual("", server.Exec("ls -d /var/lib/rancher/k3s/server/db/etcd-old-*").Ok()));
        Assert.Empty((await site.UpAsync(Program(restore, servers), restored.Snapshot)).Operations);

        // the disaster: all servers are lost, the snapshot was elsewhere, and the agent is still there
        var kept = servers[0].Exec($"base64 -w0 /var/lib/rancher/k3s/server/db/snapshots/{name}").Ok();
        foreach (var server in servers)
            server.Remove();
        LabHost[] fresh = [site.Host("alpha"), site.Host("bravo"), site.Host("charlie")];
        fresh[0].Exec("mkdir -p /srv && base64 -d >/srv/kept", kept).Ok();
        var again = await site.UpAsync(Program(new() { From = "/srv/kept", Generation = 2 }, fresh), restored.Snapshot);

        Assert.Equal("before", Marked(fresh[1]));
        Assert.Equal(["alpha Ready", "bravo Ready", "charlie Ready"],
            SshSite.Nodes(fresh[2]).Order().Where(node => !node.StartsWith("echo", StringComparison.Ordinal)));
        await site.DestroyAsync(again.Snapshot);
        SshSite.AssertClean(fresh[0]);
    }

    [LabFact]
    public async Task ARestoreThatIsCutGoesOnInTheNextRunAndOneThatIsTakenBackStartsTheServersAgain()
    {
        var site = new SshSite(lab, Version);
        LabHost[] servers = [site.Host("alpha"), site.Host("bravo"), site.Host("charlie")];
        Func<Task<int>> Program(RestoreArgs? restore) => site.Cluster(Version, servers, [],
            args => (args.Token, args.Restore) = (Token, restore));
        var up = await site.UpAsync(Program(null));
        Mark(servers[0], "before");
        servers[0].Exec("k3s etcd-snapshot save --name mine").Ok();
        var name = servers[0].Exec("ls /var/lib/rancher/k3s/server/db/snapshots").Ok();
        Mark(servers[0], "after");

        // damaged: K3s refuses it when all others are stopped already
        servers[0].WriteFile("/srv/damaged", "nothing");
        var (said, failed) = await SshSite.FailWithStateAsync(
            Program(new() { From = "/srv/damaged", Generation = 1 }), up.Snapshot);
        Assert.Contains("nothing was restored, and the data of before is in its place", said, StringComparison.Ordinal);
        Assert.False(servers[1].IsActive("k3s"));
        var back = await site.UpAsync(Program(null), failed);
        Lab.WaitFor("the servers to be back", () => Marked(servers[2]) == "after");

        var restore = new RestoreArgs { From = name, Generation = 1 };
        await using var engine = Engine.Live();
        var running = engine.RunAsync(Program(restore), back.Snapshot);
        await Task.Run(() => Lab.WaitFor("the reset",
            () => servers[0].Exec("ls -d /var/lib/rancher/k3s/server/db/etcd-old-*").ExitCode == 0, 240));
        servers[0].Exec("pkill -9 -f '^sh -s -- apply'; pkill -9 -f '^sshd: root@'");
        var cut = await running;

        await site.UpAsync(Program(restore), cut.Snapshot);
        Assert.Equal("before", Marked(servers[1]));
        Assert.Equal(["alpha Ready", "bravo Ready", "charlie Ready"], SshSite.Nodes(servers[2]).Order());
    }

    private static void Mark(LabHost server, string text) =>
        server.Exec($"k3s kubectl annotate node {server.Name} --overwrite mark={text} && k3s kubectl annotate node alpha "
            + $"--overwrite mark={text}").Ok();

    private static string Marked(LabHost server) =>
        server.Exec("k3s kubectl get node alpha -o 'jsonpath={.metadata.annotations.mark}'").Output.Trim();
}
