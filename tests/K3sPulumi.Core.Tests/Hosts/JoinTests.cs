using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>All nodes of a new cluster are installed at once, and started when the server that they join answers.</summary>
public sealed class JoinTests
{
    private const string Ping = "www/10.0.0.10:6443/ping", Api = "www/10.0.0.10:6443/readyz";

    private static readonly HostNode Second = HostSamples.Server with { Initializes = false, JoinUrl = "https://10.0.0.10:6443" };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AnAgentIsInstalledWhileTheServerStartsAndStartedWhenItAnswers(string shell)
    {
        using var host = new StandInHost(shell).Serving();
        host.Remove(Ping);
        AnswersAfter(host, asked: 3);

        var patient = HostSamples.Agent with { Deadlines = HostSamples.Agent.Deadlines with { Ready = 30 } };
        var ran = host.Create(NodeScript.For(patient)).Succeeded();

        // the first line comes before the wait has a length, or a second later on a busy machine
        Assert.Matches("installed; waiting for the server at https://10.0.0.10:6443 to answer, [0-9] of 30 s", ran.Output);

        var calls = host.Get("calls").Split('\n').ToList();
        var (installed, answered, started) = (At("installer agent"), calls.FindLastIndex(IsPing), At("systemctl restart"));
        Assert.True(installed < answered && answered < started, string.Join('\n', calls));

        int At(string start) => calls.FindIndex(call => call.StartsWith(start, StringComparison.Ordinal));
    }

    [Fact]
    public void AServerThatNeverAnswersDoesNotPreventATry()
    {
        using var host = new StandInHost().Serving();
        host.Remove(Ping);

        host.Create(NodeScript.For(HostSamples.Agent)).Succeeded()
            .Says($"has not answered for {HostSamples.ReadySeconds} s; starting k3s-agent anyway");
    }

    /// <summary>The server fails first, and what waits for it must not wait for long after that.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(35)]
    public void AServerWhosePortIsClosedForLongHasFailed(int code)
    {
        using var host = new StandInHost().Serving();
        Pings(host, $"exit {code}");
        var agent = HostSamples.Agent with { Deadlines = HostSamples.Agent.Deadlines with { Ready = 4 } };

        var lines = host.Create(NodeScript.For(agent)).Failed().Output.TrimEnd().Split('\n');

        Assert.Matches(
            "^the server at https://10.0.0.10:6443 has taken no connection for [2-9] s: see the error of that server first; ",
            lines[^1]);
        Assert.DoesNotContain("systemctl restart", host.Get("calls"), StringComparison.Ordinal);
        Pings(host, "printf pong; exit 0");
        host.Create(NodeScript.For(agent)).Succeeded();
    }

    [Theory]
    [InlineData("{\"kind\":\"Status\",\"message\":\"apiserver not ready\",\"code\":503}", true)]
    [InlineData("{\"kind\":\"Status\",\"message\":\"Unauthorized\",\"code\":401}", false)]
    [InlineData("ok", false)]
    public void AServerJoinsWhenTheApiIsUpBehindTheFirstAnswer(string answer, bool waits)
    {
        using var host = new StandInHost().Serving();
        host.Put(Api, answer);

        var ran = host.Create(NodeScript.For(Second)).Succeeded();

        Assert.Equal(waits, ran.Output.Contains("waiting for the server at", StringComparison.Ordinal));
    }

    [Fact]
    public void AnExistingNodeChangesWithoutItsServer()
    {
        using var host = new StandInHost().Serving();
        host.Create(NodeScript.For(HostSamples.Agent)).Succeeded();
        host.Put("root/var/lib/rancher/k3s/agent/kubelet.kubeconfig", "apiVersion: v1\n");
        host.Remove(Ping);

        host.Create(NodeScript.For(HostSamples.Labeled(HostSamples.Agent, "disk=ssd"))).Succeeded()
            .DoesNotSay("waiting for the server at");
    }

    private static bool IsPing(string call) => call.StartsWith("curl", StringComparison.Ordinal)
        && call.EndsWith("/ping", StringComparison.Ordinal) && !call.Contains("-ksSI", StringComparison.Ordinal);

    /// <summary>The server answers after a number of requests.</summary>
    private static void AnswersAfter(StandInHost host, int asked) => Pings(
        host, $"[ \"$(grep -c '/ping$' \"$FAKE/calls\")\" -lt {asked} ] || printf pong >\"$FAKE/{Ping}\"");

    /// <summary>What happens first when the server is pinged.</summary>
    private static void Pings(StandInHost host, string body)
    {
        var curl = File.ReadAllText(host.At("bin/curl"))["#!/bin/sh\n".Length..];
        host.Command("curl", $"case \"$*\" in *-ksSI*) ;; */ping) {body} ;; esac\n{curl}");
    }
}
