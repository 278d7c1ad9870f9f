using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LabTests;

/// <summary>Clusters on hosts over real SSH: the components on the live engine.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshClusterTests(Lab lab)
{
    private const string Old = "v1.33.5+k3s1", New = "v1.34.1+k3s1";

    [LabFact]
    public async Task AServerAndTwoAgentsLiveThroughEverythingThatAClusterGoesThrough()
    {
        var site = new SshSite(lab, Old, New);
        var (alpha, echo, foxtrot) = (site.Host("alpha"), site.Host("echo"), site.Host("foxtrot"));
        Func<Task<int>> Program(string version, params LabHost[] agents) => site.Cluster(version, [alpha], agents);

        var up = await site.UpAsync(Program(Old, echo, foxtrot));
        Assert.Equal(["alpha Ready", "echo Ready", "foxtrot Ready"], SshSite.Nodes(alpha));
        Assert.Equal(["4", "3", "3"], new[] { alpha, echo, foxtrot }.Select(host => $"{host.SshLogins}"));
        Assert.StartsWith("apiVersion", ((StringValue)up.Outputs["kubeconfig"]!.Reveal()).Value.TrimStart(),
            StringComparison.Ordinal);

        var same = await site.UpAsync(Program(Old, echo, foxtrot), up.Snapshot);
        Assert.Empty(same.Operations);

        echo.WriteFile("/var/lib/rancher/k3s/agent/pod-manifests/web.yaml", "kind: Pod\n");
        Lab.WaitFor("the pod", () => SshSite.Pod(echo) != "");
        var pod = SshSite.Pod(echo);
        var upgraded = await site.UpAsync(Program(New, echo, foxtrot), up.Snapshot);
        Assert.Equal(["server-ready alpha", "agent-ready echo", "agent-ready foxtrot"],
            SshSite.Order(New, "-ready", alpha, echo, foxtrot));
        Assert.Equal(pod, SshSite.Pod(echo));
        Assert.Equal(["6", "5", "5"], new[] { alpha, echo, foxtrot }.Select(host => $"{host.SshLogins}"));

        var smaller = await site.UpAsync(Program(New, echo), upgraded.Snapshot);
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha));
        SshSite.AssertClean(foxtrot);
        // two for the removal: one on the host, one on the server that removes its node
        Assert.Equal((7, 6), (alpha.SshLogins, foxtrot.SshLogins));

        await using var preview = Engine.Preview();
        var refused = await preview.RunAsync(Program(Old, echo), smaller.Snapshot);
        Assert.Contains($"cannot be downgraded from {New} to {Old}", string.Concat(refused.Errors.Select(error => error.Message)),
            StringComparison.Ordinal);
        // also without a preview, before any connection to a host
        Assert.Contains($"cannot be downgraded from {New} to {Old}",
            await SshSite.FailAsync(Program(Old, echo), smaller.Snapshot), StringComparison.Ordinal);
        Assert.Equal(7, alpha.SshLogins);
        // and without a record, by the host, before anything changes
        var forgetful = new Snapshot([.. smaller.Snapshot.Resources
            .Where(resource => resource.Type != "k3s:index:ClusterRecord")]);
        Assert.Contains($"K3s {New} has run here, so {Old} would be a downgrade",
            await SshSite.FailAsync(Program(Old, echo), forgetful), StringComparison.Ordinal);
        Assert.Empty(SshSite.Order(New, "-stopped", alpha, echo));

        await site.DestroyAsync(smaller.Snapshot);
        SshSite.AssertClean(alpha);
        SshSite.AssertClean(echo);
    }

    [LabFact]
    public async Task AReinstalledHostOfAnAgentIsTheSameNodeAgainAfterOneUpdate()
    {
        var site = new SshSite(lab, New);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));
        var up = await site.UpAsync(site.Cluster(New, [alpha], [echo]));
        echo.Remove();
        var anew = site.Host("echo");

        // its address and its host key are other ones now
        var rebuilt = await site.UpAsync(site.Cluster(New, [alpha], [anew]), up.Snapshot);

        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha));
        Assert.Equal((3, "600 root"), (anew.SshLogins, anew.Mode("/etc/rancher/node/password")));
        await site.DestroyAsync(rebuilt.Snapshot);
        SshSite.AssertClean(alpha);
        SshSite.AssertClean(anew);
    }

    [LabFact]
    public async Task AHostThatIsGoneIsTakenOutAndANewOneTakesItsName()
    {
        var site = new SshSite(lab, New);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));
        var up = await site.UpAsync(site.Cluster(New, [alpha], [echo]));
        var gone = site.Cluster(New, [alpha], [echo], args => args.Agents[0].HostIsGone = true);
        echo.Kill();

        var said = await site.UpAsync(gone, up.Snapshot);
        var without = await site.UpAsync(site.Cluster(New, [alpha], []), said.Snapshot);
        Assert.Equal(["alpha Ready"], SshSite.Nodes(alpha));

        echo.Remove();
        var rebuilt = await site.UpAsync(site.Cluster(New, [alpha], [site.Host("echo")]), without.Snapshot);
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha));
        await site.DestroyAsync(rebuilt.Snapshot);
        SshSite.AssertClean(alpha);
    }
}
