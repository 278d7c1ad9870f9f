using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.LabTests;

/// <summary>The tokens of a running cluster are replaced.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshTokenTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1", Reached = "/tmp/reached";

    [LabFact]
    public async Task ServersThenAgentsGetOtherTokensAndEachStartsAgainAfterwards()
    {
        var site = new SshSite(lab, Version);
        LabHost[] servers = [site.Host("alpha"), site.Host("bravo"), site.Host("charlie")];
        var echo = site.Host("echo");
        var up = await site.UpAsync(site.Cluster(Version, servers, [echo]));
        var rotation = site.Cluster(Version, servers, [echo], args => args.TokenRotation = 1);
        var old = Tokens(servers[0]);

        var rotated = await site.UpAsync(rotation, up.Snapshot);

        Assert.Empty((await site.UpAsync(rotation, rotated.Snapshot)).Operations);
        SshSite.AssertNoSecretIsInTheOpen(rotated, "", [.. servers, echo]);
        var tokens = Tokens(servers[0]);
        Assert.DoesNotContain(tokens, old.Contains);
        Assert.All(servers, server => Assert.Equal(tokens, Tokens(server)));
        // what K3s has in its datastore is what it has on each host, or it would not start
        foreach (var server in servers)
            server.Exec("systemctl restart k3s").Ok();
        AwaitReady(servers[0], "alpha Ready", "bravo Ready", "charlie Ready", "echo Ready");

        echo.Remove();
        var anew = site.Host("echo");
        await site.UpAsync(site.Cluster(Version, servers, [anew], args => args.TokenRotation = 1), rotated.Snapshot);
        Assert.Contains("echo Ready", SshSite.Nodes(servers[0]));
    }

    [LabFact]
    public Task ARotationThatIsCutOffBeforeItsRequestIsEndedByTheNextRun() => IsEndedByTheNextRunAsync("begun");

    [LabFact]
    public Task ARotationThatIsCutOffAfterItsRequestIsEndedByTheNextRun() => IsEndedByTheNextRunAsync("done");

    private async Task IsEndedByTheNextRunAsync(string at)
    {
        var site = new SshSite(lab, Version);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));
        var up = await site.UpAsync(site.Cluster(Version, [alpha], [echo]));
        var rotation = site.Cluster(Version, [alpha], [echo], args => args.TokenRotation = 1);
        alpha.WriteFile("/usr/local/bin/mv",
            $"#!/bin/sh\ncase \"$*\" in *rotation.part*) if grep -q {at} /var/lib/k3spulumi/token-rotation.part "
                + $"&& [ ! -e {Reached} ]; then touch {Reached}; sleep 8; fi ;; esac\nexec /usr/bin/mv \"$@\"\n", "0755");

        var cut = await CutAsync(rotation, up.Snapshot, alpha);

        Assert.False(cut.Succeeded);
        var after = await site.UpAsync(rotation, cut.Snapshot);
        alpha.Exec("systemctl restart k3s").Ok();
        AwaitReady(alpha, "alpha Ready", "echo Ready");
        Assert.Empty((await site.UpAsync(rotation, after.Snapshot)).Operations);
    }

    private static string[] Tokens(LabHost server) =>
        [.. server.Exec("cut -d , -f 1 /var/lib/rancher/k3s/server/cred/passwd | sort").Ok().Split('\n')];

    private static void AwaitReady(LabHost server, params string[] nodes) =>
        Lab.WaitFor("all nodes", () =>
            server.Exec("k3s kubectl get nodes").ExitCode == 0 && nodes.All(SshSite.Nodes(server).Contains));

    private static async Task<RunResult> CutAsync(Func<Task<int>> program, Snapshot state, LabHost host)
    {
        await using var engine = Engine.Live();
        var running = engine.RunAsync(program, state);
        await Task.Run(() => Lab.WaitFor("the script", () => host.Exists(Reached), 240));
        host.Exec("pkill -9 -f '^sh -s -- rotate'").Ok();
        host.Exec("pkill -9 -f '^sshd: root@'");
        return await running;
    }
}
