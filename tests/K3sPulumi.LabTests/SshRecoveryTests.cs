using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;

namespace K3sPulumi.LabTests;

/// <summary>After an interrupted update, the next update finishes the job.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshRecoveryTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";
    private const int Rounds = 5;

    [LabFact]
    public async Task AConnectionCutDuringAnyRunIsMadeGoodByTheNextOne()
    {
        var site = new SshSite(lab, Version);
        var alpha = site.Host("alpha");
        var (state, cuts) = (Snapshot.Empty, 0);

        // The first round interrupts the installation, the later ones a change that restarts the service.
        for (var round = 0; round < Rounds; round++)
        {
            var program = Labeled(site, alpha, round);
            var result = await CutAsync(program, state, alpha, after: TimeSpan.FromMilliseconds(400 + (600 * round)));
            cuts += result.Succeeded ? 0 : 1;
            state = (await site.UpAsync(program, result.Snapshot)).Snapshot;
            Assert.Equal($"{round}", alpha.Exec("k3s kubectl get node alpha -o jsonpath={.metadata.labels.round}").Ok());
        }

        Assert.True(cuts > 0, "no cut hit a connection");
        await site.DestroyAsync(state);
        SshSite.AssertClean(alpha);
    }

    private static Func<Task<int>> Labeled(SshSite site, LabHost host, int round) =>
        site.Cluster(Version, [host], [], args => args.Servers[0].NodeLabels.Add("round", $"{round}"));

    private static async Task<RunResult> CutAsync(Func<Task<int>> program, Snapshot state, LabHost host, TimeSpan after)
    {
        await using var engine = Engine.Live();
        var running = engine.RunAsync(program, state);
        await Task.Delay(after);
        host.Exec("pkill -9 -f '^sshd: root@notty'");
        return await running;
    }
}
