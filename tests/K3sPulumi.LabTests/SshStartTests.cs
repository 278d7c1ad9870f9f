using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

/// <summary>What becomes of a new cluster whose first server does not start.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshStartTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1", Hanging = "/etc/systemd/system/k3s.service.d/hanging.conf";

    [LabFact]
    public async Task AFirstServerThatDoesNotStartIsTheCauseAndEndsTheRunSoon()
    {
        var site = new SshSite(lab, Version);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));
        alpha.WriteFile(Hanging, "[Service]\nType=simple\nExecStart=\nExecStart=/bin/sleep 1000\n");
        var program = site.Cluster(Version, [alpha], [echo], args =>
        {
            args.Servers[0].ReadyTimeout = 30;
            args.Agents[0].ReadyTimeout = 40;
        });

        var (said, state) = await SshSite.FailWithStateAsync(program);

        Assert.Contains(
            "K3s server alpha is not Ready after 30 s: it is waiting for the API server.", said, StringComparison.Ordinal);
        Assert.Matches(
            "the server at https://[0-9.]+:6443 has taken no connection for 4[0-9] s: see the error of that server", said);
        Assert.DoesNotContain("K3s agent echo is not Ready", said, StringComparison.Ordinal);

        alpha.Exec($"rm {Hanging}").Ok();
        var up = await site.UpAsync(program, state);
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha));
        await site.DestroyAsync(up.Snapshot);
    }
}
