using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>The cost of waiting for a node: kubectl is a large program, and a host that starts K3s is busy.</summary>
public sealed class WaitingTests
{
    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void OneKubectlWatchesANodeForAsLongAsItTakes(string shell)
    {
        using var host = new StandInHost(shell).Serving();
        host.Put("ready", "False");

        host.Create(NodeScript.For(HostSamples.Agent)).Failed().Says("waiting for node echo to be Ready");

        Assert.Equal(1, host.Calls("k3s kubectl"));
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void NothingWatchesAnyMoreOnceTheScriptIsOver(string shell)
    {
        using var host = new StandInHost(shell).Serving();

        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        // busybox's timeout checks once a second whether the process still exists
        Assert.True(SpinWait.SpinUntil(() => Rests(200) && !Watches(host), Patience.Of(30)));
    }

    [Fact]
    public void ThereIsNoKubectlBeforeTheApiAnswers()
    {
        using var host = new StandInHost().Serving();
        host.Put("no-ping", "");
        var time = Stopwatch.StartNew();

        host.Create(NodeScript.For(HostSamples.Agent)).Failed().Says("waiting for node echo to register");

        // kubectl is tried every ten seconds anyway, which a busy machine may reach
        Assert.InRange(host.Calls("k3s kubectl"), 0, (int)time.Elapsed.TotalSeconds / 10);
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AWaitSaysWhatForAtOnceAndThenAtMostEveryFiveSeconds(string shell)
    {
        using var host = new StandInHost(shell);
        var server = HostSamples.Server with { Deadlines = HostSamples.Server.Deadlines with { Ready = 7 } };

        var lines = host.Create(KubeconfigScript.For(server)).Failed().Output.TrimEnd().Split('\n');

        var waited = lines[..^1].Select(line => int.Parse(
            Regex.Match(line, "^waiting for K3s to write .*/k3s.yaml, ([0-9]+) of 7 s$").Groups[1].Value,
            CultureInfo.InvariantCulture)).ToList();
        // a busy machine may come to the second line only when the time is over
        Assert.InRange(waited.Count, 1, 2);
        Assert.True(waited.Count == 1 || waited[1] - waited[0] >= 5, string.Join('\n', lines));
        Assert.Contains("does not exist after 7 s", lines[^1], StringComparison.Ordinal);
    }

    private static bool Rests(int milliseconds)
    {
        Thread.Sleep(milliseconds);
        return true;
    }

    private static bool Watches(StandInHost host) => Directory.EnumerateDirectories("/proc")
        .Any(process => Read(Path.Combine(process, "cmdline"))
            .Contains(host.At("root/usr/local/bin/k3s"), StringComparison.Ordinal));

    private static string Read(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
