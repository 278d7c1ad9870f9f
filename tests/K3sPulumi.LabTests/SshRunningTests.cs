using System.Diagnostics;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.State;
using Xunit.Abstractions;

namespace K3sPulumi.LabTests;

/// <summary>A cluster on hosts is stopped and started.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshRunningTests(Lab lab, ITestOutputHelper output)
{
    private const string Version = "v1.34.1+k3s1", Newer = "v1.34.2+k3s1";

    [LabFact]
    public async Task AServerAndAnAgentStopStayStoppedAndTakeTheirChangesWhenTheyStart()
    {
        var site = new SshSite(lab, Version, Newer);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));
        Func<Task<int>> Program(bool? running, string version = Version) => site.Cluster(version, [alpha], [echo],
            args => args.Running = running);
        var up = await site.UpAsync(Program(null));
        var kubeconfig = up.Outputs["kubeconfig"]!.ToString();

        var timer = Stopwatch.StartNew();
        up = await site.UpAsync(Program(false), up.Snapshot);
        output.WriteLine($"stopping 2 hosts took {timer.Elapsed.TotalSeconds:0} s");
        AssertStopped(alpha, "k3s");
        AssertStopped(echo, "k3s-agent");
        Assert.Equal(kubeconfig, up.Outputs["kubeconfig"]!.ToString());
        Assert.Empty((await site.UpAsync(Program(false), up.Snapshot)).Operations);

        var waiting = await site.UpAsync(Program(false, Newer), up.Snapshot);
        Assert.Equal(0, waiting.SshConnections);
        timer.Restart();
        up = await site.UpAsync(Program(true, Newer), waiting.Snapshot);
        output.WriteLine($"starting 2 hosts with an upgrade took {timer.Elapsed.TotalSeconds:0} s");
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha).Order());
        Assert.Contains(Newer, alpha.Exec("k3s --version").Ok(), StringComparison.Ordinal);
        Assert.Equal("enabled", echo.Exec("systemctl is-enabled k3s-agent").Output.Trim());

        up = await site.UpAsync(Program(false, Newer), up.Snapshot);
        up = await site.UpAsync(Program(null, Newer), up.Snapshot);
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha).Order());
        Assert.Empty((await site.UpAsync(Program(null, Newer), up.Snapshot)).Operations);

        up = await site.UpAsync(Program(false, Newer), up.Snapshot);
        await site.DestroyAsync(up.Snapshot);
        SshSite.AssertClean(alpha);
        SshSite.AssertClean(echo);
    }

    [LabFact]
    public async Task AStopAndAStartThatAreCutEndWellInTheNextRun()
    {
        var site = new SshSite(lab, Version);
        LabHost[] servers = [site.Host("alpha"), site.Host("bravo"), site.Host("charlie")];
        Func<Task<int>> Program(bool? running) => site.Cluster(Version, servers, [], args => args.Running = running);
        var up = await site.UpAsync(Program(null));

        Slow(servers[1], "*'disable k3s'*");
        var cut = await CutAsync(Program(false), up.Snapshot, servers[1], "stop");
        Assert.False(cut.Succeeded);
        AssertStopped(servers[2], "k3s");
        up = await site.UpAsync(Program(false), cut.Snapshot);
        Assert.All(servers, server => AssertStopped(server, "k3s"));

        Slow(servers[1], "*'enable k3s'*");
        cut = await CutAsync(Program(true), up.Snapshot, servers[1], "start");
        Assert.False(cut.Succeeded);
        up = await site.UpAsync(Program(true), cut.Snapshot);
        Assert.Equal(["alpha Ready", "bravo Ready", "charlie Ready"], SshSite.Nodes(servers[2]).Order());
        Assert.Empty((await site.UpAsync(Program(true), up.Snapshot)).Operations);
    }

    private static void AssertStopped(LabHost host, string service)
    {
        Assert.False(host.IsActive(service));
        Assert.Equal("disabled", host.Exec($"systemctl is-enabled {service}").Output.Trim());
        Assert.Equal("", SshSite.Pod(host).Trim());
    }

    /// <summary>Makes a call of systemctl slow once; the file shows that the script has reached it.</summary>
    private static void Slow(LabHost host, string when)
    {
        host.Exec("rm -f /tmp/reached").Ok();
        host.WriteFile("/usr/local/bin/systemctl", $"#!/bin/sh\ncase \"$*\" in {when}) if [ ! -e /tmp/reached ]; then "
            + "touch /tmp/reached; sleep 8; fi ;; esac\nexec /usr/bin/systemctl \"$@\"\n", "0755");
    }

    private static async Task<RunResult> CutAsync(Func<Task<int>> program, Snapshot state, LabHost host, string script)
    {
        await using var engine = Engine.Live();
        var running = engine.RunAsync(program, state);
        await Task.Run(() => Lab.WaitFor("the script", () => host.Exists("/tmp/reached"), 240));
        host.Exec($"pkill -9 -f '^sh -s -- {script}'").Ok();
        host.Exec("pkill -9 -f '^sshd: root@'");
        return await running;
    }
}
