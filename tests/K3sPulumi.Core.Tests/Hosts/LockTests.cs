using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Two runs on one host, as after a lost connection.</summary>
public sealed class LockTests
{
    private static readonly HostNode Hasty = HostSamples.Server with { Deadlines = new() { Prepare = 1, Ready = 1 } };

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    public async Task ASecondRunWaitsForTheFirst(string flock)
    {
        using var host = new StandInHost().Serving();
        var script = NodeScript.For(HostSamples.Server with { Deadlines = new() { Prepare = 300, Ready = 300 } });
        host.Put("ready", "False");
        var first = Task.Run(() => host.Run(script.Create!, script.Stdin.Value, ("K3SPULUMI_FLOCK", flock)));
        await Until(() => host.Calls("systemctl restart") == 1);

        var second = Task.Run(() => host.Run(script.Create!, script.Stdin.Value, ("K3SPULUMI_FLOCK", flock)));
        await Task.Delay(1500);
        Assert.False(second.IsCompleted);
        host.Put("ready", "True");

        (await first).Succeeded();
        (await second).Succeeded().Says("waiting for another run on this host (process ");
        Assert.Equal(1, host.Calls("systemctl restart"));
    }

    [Fact]
    public void ALockThatStaysEndsTheWaitWithItsHolder()
    {
        using var host = new StandInHost().Serving();
        host.Put($"root/run/k3spulumi.lock.d/holder", $"{Environment.ProcessId} 77\n");
        host.Put($"proc/{Environment.ProcessId}/stat",
            $"{Environment.ProcessId} (a b) S 1 1 1 0 -1 1 1 1 1 1 1 1 1 1 1 1 1 1 77 1");
        var script = NodeScript.For(Hasty);

        var ran = host.Run(script.Create!, script.Stdin.Value, ("K3SPULUMI_FLOCK", "no")).Failed();

        ran.Says($"another run (process {Environment.ProcessId}) is still active on this host after 2 s");
    }

    [Fact]
    public void ALockWhoseHolderIsGoneIsTaken()
    {
        using var host = new StandInHost().Serving();
        host.Put($"root/run/k3spulumi.lock.d/holder", $"{Environment.ProcessId} 77\n");
        var script = NodeScript.For(HostSamples.Server);

        host.Run(script.Create!, script.Stdin.Value, ("K3SPULUMI_FLOCK", "no")).Succeeded();

        Assert.False(host.Has("root/run/k3spulumi.lock.d"));
    }

    private static async Task Until(Func<bool> reached)
    {
        for (var i = 0; i < 300 * Patience.Factor && !reached(); i++)
            await Task.Delay(100);
        Assert.True(reached());
    }
}
