using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LabTests;

/// <summary>
/// A connection is lost, or a script is killed, while a member is removed or the kubeconfig is read; and wrong clocks.
/// </summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshCutTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";

    /// <summary>Makes a program that a script calls slow once; the file shows that the script has reached it.</summary>
    private const string Reached = "/tmp/reached";

    [LabFact]
    public async Task AMemberThatWasLeavingWhenTheConnectionWasCutHasLeftAfterTheNextRun()
    {
        var site = new SshSite(lab, Version);
        LabHost[] all = [site.Host("alpha"), site.Host("bravo"), site.Host("charlie")];
        var up = await site.UpAsync(site.Cluster(Version, all, []));
        var shrunk = site.Cluster(Version, all[..2], [], args => args.EmbeddedEtcd = true);
        Slow(all[0], "grep", "*'-xF -e charlie'*");

        var cut = await CutAsync(shrunk, up.Snapshot, all[0], killScript: "leave");

        Assert.False(cut.Succeeded);
        Assert.Contains("charlie Ready", SshSite.Nodes(all[0]));
        var after = await site.UpAsync(shrunk, cut.Snapshot);
        Assert.Equal(["alpha Ready", "bravo Ready"], SshSite.Nodes(all[0]));
        SshSite.AssertClean(all[2]);
        Assert.Empty((await site.UpAsync(shrunk, after.Snapshot)).Operations);
    }

    [LabFact]
    public async Task AnAgentThatWasLeavingWhenTheConnectionWasCutHasLeftAfterTheNextRun()
    {
        var site = new SshSite(lab, Version);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));
        var up = await site.UpAsync(site.Cluster(Version, [alpha], [echo]));
        Slow(alpha, "grep", "*'-xF -e echo'*");

        // the script continues without its connection, and the next run finds its work partly or completely done
        var cut = await CutAsync(site.Cluster(Version, [alpha], []), up.Snapshot, alpha, killScript: null);

        Assert.False(cut.Succeeded);
        await site.UpAsync(site.Cluster(Version, [alpha], []), cut.Snapshot);
        Assert.Equal(["alpha Ready"], SshSite.Nodes(alpha));
        SshSite.AssertClean(echo);
    }

    [LabFact]
    public async Task AKubeconfigThatWasBeingReadIsReadByTheNextRun()
    {
        var site = new SshSite(lab, Version);
        var alpha = site.Host("alpha");
        Slow(alpha, "grep", "*client-key-data*");

        var cut = await CutAsync(site.Cluster(Version, [alpha], []), Snapshot.Empty, alpha, killScript: "kubeconfig");

        Assert.False(cut.Succeeded);
        var after = await site.UpAsync(site.Cluster(Version, [alpha], []), cut.Snapshot);
        Assert.Contains("client-key-data: ", ((StringValue)after.Outputs["kubeconfig"]!.Reveal()).Value,
            StringComparison.Ordinal);
        Assert.Empty((await site.UpAsync(site.Cluster(Version, [alpha], []), after.Snapshot)).Operations);
    }

    [LabFact]
    public async Task AClockThatIsFarOffIsAProblemAndOneThatIsSomewhatOffAWarning()
    {
        var site = new SshSite(lab, Version);
        var alpha = site.Host("alpha");

        Shift(alpha, 3600);
        var ahead = await SshSite.FailAsync(site.Cluster(Version, [alpha], []));
        Shift(alpha, -900);
        var behind = await SshSite.FailAsync(site.Cluster(Version, [alpha], []));

        Assert.Matches("the clock is 3[56][0-9][0-9] s ahead of .*: set it and synchronize it", ahead);
        Assert.Matches("the clock is [89][0-9][0-9] s behind .*: set it and synchronize it", behind);
        SshSite.AssertClean(alpha);

        // Behind, because only the scripts see this clock: K3s would report from before its start otherwise.
        Shift(alpha, -100);
        var up = await site.UpAsync(site.Cluster(Version, [alpha], []));
        Assert.Contains("s behind ", string.Join("\n", up.Warnings.Select(warning => warning.Message)),
            StringComparison.Ordinal);
    }

    private static void Slow(LabHost host, string program, string when) => host.WriteFile($"/usr/local/bin/{program}",
        $"#!/bin/sh\ncase \"$*\" in {when}) if [ ! -e {Reached} ]; then touch {Reached}; sleep 8; fi ;; esac\nexec "
            + $"/usr/bin/{program} \"$@\"\n", "0755");

    private static void Shift(LabHost host, int seconds) => host.WriteFile("/usr/local/bin/date",
        $"#!/bin/sh\nexec /usr/bin/date -d \"@$(($(/usr/bin/date +%s) + {seconds}))\" \"$@\"\n".Replace("+ -", "- ",
            StringComparison.Ordinal), "0755");

    private static async Task<RunResult> CutAsync(Func<Task<int>> program, Snapshot state, LabHost host, string? killScript)
    {
        await using var engine = Engine.Live();
        var running = engine.RunAsync(program, state);
        await Task.Run(() => Lab.WaitFor("the script", () => host.Exists(Reached), 240));
        if (killScript is not null)
            host.Exec($"pkill -9 -f '^sh -s -- {killScript}'").Ok();
        host.Exec("pkill -9 -f '^sshd: root@'");
        return await running;
    }
}
