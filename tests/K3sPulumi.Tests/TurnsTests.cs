using K3sPulumi.Internal.Drift;

namespace K3sPulumi.Tests;

/// <summary>The places among the reads of hosts.</summary>
public sealed class TurnsTests
{
    [Fact]
    public async Task WorkThatHangsGivesItsPlaceToTheNext()
    {
        using var places = new SemaphoreSlim(1);
        var turns = new Turns(places);
        var hanging = new TaskCompletionSource<string>();

        var first = turns.RunAsync(() => hanging.Task, TimeSpan.FromMilliseconds(8));
        Assert.Equal("second", await turns.RunAsync(() => Task.FromResult("second"), TimeSpan.FromHours(1)));

        Assert.False(first.IsCompleted);
        hanging.SetResult("first");
        Assert.Equal("first", await first);
    }

    [Fact]
    public async Task UntilThenTheNextWaits()
    {
        using var places = new SemaphoreSlim(1);
        var turns = new Turns(places);
        var (hanging, begun) = (new TaskCompletionSource<string>(), false);

        var first = turns.RunAsync(() => hanging.Task, TimeSpan.FromHours(1));
        var second = turns.RunAsync(() => Task.FromResult(begun = true), TimeSpan.FromHours(1));
        Assert.False(begun);

        hanging.SetException(new HostReadException("it is gone"));
        Assert.True(await second);
        Assert.Equal("it is gone", (await Assert.ThrowsAsync<HostReadException>(() => first)).Message);
    }
}
