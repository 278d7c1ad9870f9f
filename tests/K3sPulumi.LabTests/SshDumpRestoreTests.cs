using System.Diagnostics;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using Pulumi;
using Xunit.Abstractions;

namespace K3sPulumi.LabTests;

/// <summary>Two servers and an agent on the program's own PostgreSQL or MariaDB, brought back to a dump over real SSH.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshDumpRestoreTests(Lab lab, ITestOutputHelper output)
{
    private const string Version = "v1.34.1+k3s1", Token = "correct-horse-battery-staple";

    [LabFact]
    public Task TwoServersComeBackToADumpOfPostgresAlsoAfterACutAndOnNewHosts() => ComeBackAsync("postgres");

    [LabFact]
    public Task TwoServersComeBackToADumpOfMariaDbAlsoAfterACutAndOnNewHosts() => ComeBackAsync("mysql");

    private async Task ComeBackAsync(string kind)
    {
        var site = new SshSite(lab, Version);
        var (alpha, bravo, echo, state) = (site.Host("alpha"), site.Host("bravo"), site.Host("echo"),
            site.Host("state", "host-full"));
        Func<Task<int>> Program(RestoreArgs? restore, params LabHost[] hosts) => () => Deployment.RunAsync(() =>
        {
            InputList<string> allowed = [hosts[0].Address, hosts[1].Address];
            Input<DatastoreArgs> database = kind == "postgres"
                ? new PostgresDatastore("state", new() { Ssh = site.Ssh(hosts[2]), AllowedAddresses = allowed })
                : new MySqlDatastore("state", new() { Ssh = site.Ssh(hosts[2]), AllowedAddresses = allowed });
            var cluster = new K3sCluster("prod", new()
            {
                Version = Version,
                Token = Token,
                Datastore = database,
                Restore = restore,
                Servers = [new() { NodeName = "alpha", Ssh = site.Ssh(hosts[0]) },
                    new() { NodeName = "bravo", Ssh = site.Ssh(hosts[1]) }],
                Agents = [new() { NodeName = "echo", Ssh = site.Ssh(echo) }],
            });
            return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
        });
        var up = await site.UpAsync(Program(null, alpha, bravo, state));
        Mark(alpha, "before");
        var dump = state.Exec($"k3spulumi-datastore {kind} backup").Ok().Trim();
        Mark(bravo, "after");
        var agentStarted = echo.Exec("systemctl show -p MainPID k3s-agent").Ok();

        var refused = await SshSite.FailAsync(
            Program(new() { From = "absent", Generation = 1 }, alpha, bravo, state), up.Snapshot);
        Assert.Contains($"restore.from: there is no dump absent in /var/backups/k3spulumi/{kind} on the host of the database",
            refused, StringComparison.Ordinal);
        Assert.True(alpha.IsActive("k3s") && bravo.IsActive("k3s"));

        // cut as soon as all servers are stopped
        var restore = new RestoreArgs { From = dump.Split('/')[^1], Generation = 1 };
        await using var engine = Engine.Live();
        var running = engine.RunAsync(Program(restore, alpha, bravo, state), up.Snapshot);
        await Task.Run(() => Lab.WaitFor("the restore to begin",
            () => state.Exec($"ls /var/lib/k3spulumi/{kind}.restore-begun").ExitCode == 0, 240));
        state.Exec("pkill -9 -f '^sh -s -- restore'; pkill -9 -f '^sshd: root@'");
        var cut = await running;
        var timer = Stopwatch.StartNew();
        var restored = await site.UpAsync(Program(restore, alpha, bravo, state), cut.Snapshot);
        output.WriteLine($"a restore of {kind} with 2 servers took {timer.Elapsed.TotalSeconds:0} s");

        Assert.Equal("before", Marked(bravo));
        Assert.Equal(["alpha Ready", "bravo Ready", "echo Ready"], SshSite.Nodes(bravo).Order());
        Assert.Equal(agentStarted, echo.Exec("systemctl show -p MainPID k3s-agent").Ok());
        Assert.Empty((await site.UpAsync(Program(restore, alpha, bravo, state), restored.Snapshot)).Operations);

        // the disaster: everything but the agent and the dump is lost
        var kept = state.Exec($"base64 -w0 {dump}").Ok();
        foreach (var host in new[] { alpha, bravo, state })
            host.Remove();
        var (first, second, database) = (site.Host("alpha"), site.Host("bravo"), site.Host("state", "host-full"));
        database.Exec("mkdir -p /srv && base64 -d >/srv/kept", kept).Ok();
        timer.Restart();
        var again = await site.UpAsync(
            Program(new() { From = "/srv/kept", Generation = 2 }, first, second, database), restored.Snapshot);
        output.WriteLine($"a restore of {kind} on new hosts took {timer.Elapsed.TotalSeconds:0} s");

        Assert.Equal("before", Marked(second));
        await site.DestroyAsync(again.Snapshot);
        SshSite.AssertClean(first);
    }

    private static void Mark(LabHost server, string text) =>
        server.Exec($"k3s kubectl annotate node alpha --overwrite mark={text}").Ok();

    private static string Marked(LabHost server) =>
        server.Exec("k3s kubectl get node alpha -o 'jsonpath={.metadata.annotations.mark}'").Output.Trim();
}
