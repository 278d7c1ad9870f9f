using System.Globalization;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Running;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Running;

/// <summary>A node on a host is stopped and started.</summary>
public sealed class RunningScriptTests
{
    private const string Mark = "root/var/lib/k3spulumi/stopped";

    private static readonly RemoteScript Stop = RunningScript.For(HostSamples.Server, new() { Asked = false }, []);

    private static readonly RemoteScript Start = RunningScript.For(HostSamples.Server, new() { Asked = true }, []);

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void ANodeStopsWithItsPodsAndStartsAgain(string shell)
    {
        using var host = Living(shell);

        host.Create(Stop).Succeeded().Says("stops k3s").Says("K3s is stopped on this host");
        Assert.Equal(("inactive", true, 1), (host.Get("state").Trim(), host.Has(Mark), host.Calls("systemctl disable k3s")));
        Assert.Equal((1, 0), (host.Calls("systemctl stop"), host.Calls("killall")));
        host.Create(Stop).Succeeded();

        host.Create(Start).Succeeded().Says("starts k3s").Says("node alpha is Ready");
        Assert.Equal(("active", false, 1), (host.Get("state").Trim(), host.Has(Mark), host.Calls("systemctl enable k3s")));
        host.Create(Start).Succeeded().DoesNotSay("starts k3s");
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded().Says("nothing to change");
    }

    [Fact]
    public void PodsAreAskedToEndAndThenEnded()
    {
        using var host = Living();
        using var pod = System.Diagnostics.Process.Start("sleep", "600");
        // no process has this number
        const int Shim = 5_000_000;
        host.Put("root/var/lib/rancher/k3s/data/current/bin/containerd-shim-runc-v2", "");
        host.Put($"proc/{Shim}/stat", $"{Shim} (containerd-shim) S 1 1\n");
        File.CreateSymbolicLink(host.At($"proc/{Shim}/exe"),
            host.At("root/var/lib/rancher/k3s/data/current/bin/containerd-shim-runc-v2"));
        host.Put($"proc/{pod.Id}/stat", $"{pod.Id} (web) S {Shim} 1\n");

        host.Run(Stop.Create!, Stop.Stdin.Value, ("K3SPULUMI_POD_SECONDS", "1")).Succeeded().Says("waiting for pods to end");

        Assert.True(pod.WaitForExit(5000));
        Assert.Equal(128 + 15, pod.ExitCode);
    }

    [Fact]
    public void DeletingTheStopStartsTheNode()
    {
        using var host = Living();
        host.Create(Stop).Succeeded();

        host.Delete(Stop).Succeeded().Says("node alpha is Ready");

        Assert.Equal(("active", false), (host.Get("state").Trim(), host.Has(Mark)));
        Assert.Null(Start.Delete);
    }

    [Fact]
    public void NothingElseChangesOrIssuesWhileItIsStopped()
    {
        using var host = Living();
        host.Create(Stop).Succeeded();
        var changed = HostSamples.Labeled(HostSamples.Server, "disk=ssd");

        host.Create(NodeScript.For(changed)).Failed().Says("this node is stopped, because running was false");

        Assert.Equal("inactive", host.Get("state").Trim());
        host.Create(Start).Succeeded();
        host.Create(NodeScript.For(changed)).Succeeded();
    }

    [Fact]
    public void AStoppedNodeCanBeRemoved()
    {
        using var host = Living();
        host.Create(Stop).Succeeded();

        host.Delete(NodeScript.For(HostSamples.Server)).Succeeded();

        Assert.False(host.Has(Mark));
    }

    [Fact]
    public void OnAHostWithoutK3sThereIsNothingToDo()
    {
        using var host = new StandInHost { KeepsScripts = false };
        host.ForgetScripts();

        host.Create(Stop).Succeeded().Says("nothing to do");
        host.Create(Start).Succeeded().Says("nothing to do");

        Assert.False(host.Has(Mark));
    }

    [Fact]
    public void AServerThatIsNotAwaitedStartsAndTheOneThatMakesTheQuorumWaitsForIt()
    {
        using var host = Living();
        host.Create(Stop).Succeeded();
        host.Put("ready", "False");

        host.Create(RunningScript.For(HostSamples.Server, new() { Asked = true, Awaits = false }, [])).Succeeded()
            .Says("the servers that start after this one wait for it");

        host.Remove("ready");
        host.Create(RunningScript.For(HostSamples.Server, new() { Asked = true }, ["https://10.0.0.10:6443"])).Succeeded();
        var brief = HostSamples.Server with { Deadlines = new() { Ready = Value<int>.Of(2) } };
        host.Create(RunningScript.For(brief, new() { Asked = true }, ["https://10.0.0.99:6443"])).Failed()
            .Says("the server at https://10.0.0.99:6443 has not answered for 2 s");
    }

    [Fact]
    public void AServiceThatDoesNotStopOrStartIsAnError()
    {
        using var host = Living();
        host.Command("systemctl", """
            echo "systemctl $*" >>"$FAKE/calls"
            case "$*" in is-active*) echo active ;; esac
            """);

        host.Create(Stop).Failed().Says("k3s does not stop: see 'systemctl status k3s' on the host, then run again.");
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void CutAnywhereTheNextRunEndsWell(string shell)
    {
        foreach (var (first, second) in new[] { (Stop, Stop), (Start, Start), (Stop, Start) })
        {
            using var whole = Prepared(first, shell);
            whole.Create(first).Succeeded();
            var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);
            var cuts = 0;
            // every shell takes points of its own
            for (var cut = 1 + (shell.Length % 5); cut < steps; cut += 5)
            {
                using var host = Prepared(first, shell);
                host.Put("cut", $"{cut}\n");
                // how often a wait looks depends on the machine, so the last points may not be reached
                cuts += host.Create(first).Code == 0 ? 0 : 1;
                host.Remove("cut");

                host.Create(second).Succeeded();

                var isStopped = second == Stop;
                Assert.Equal((isStopped ? "inactive" : "active", isStopped), (host.Get("state").Trim(), host.Has(Mark)));
            }

            Assert.True(cuts > 0, "no point was reached");
        }
    }

    private static StandInHost Prepared(RemoteScript script, string shell)
    {
        var host = Living(shell);
        if (script == Start)
            host.Create(Stop).Succeeded();
        host.Put("steps", "0\n");
        return host;
    }

    private static StandInHost Living(string? shell = null)
    {
        var host = new StandInHost(shell).Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        host.Remove("calls");
        host.Command("../root/usr/local/bin/k3s-killall.sh", "echo killall >>\"$FAKE/calls\"");
        return host;
    }
}
