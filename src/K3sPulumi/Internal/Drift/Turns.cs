namespace K3sPulumi.Internal.Drift;

/// <summary>
/// Work of which only a few begin at a time. Work that takes long, because its host hangs, gives its place to the next and goes
/// on beside it, so that hosts that hang do not wait for each other.
/// </summary>
/// <param name="places">One for each work that may begin.</param>
/// <param name="share">The part of its time limit for which work has a place.</param>
internal sealed class Turns(SemaphoreSlim places, double share = 0.125)
{
    public async Task<T> RunAsync<T>(Func<Task<T>> work, TimeSpan limit)
    {
        await places.WaitAsync().ConfigureAwait(false);
        Task<T> running;
        try
        {
            running = work();
            await Task.WhenAny(running, Task.Delay(limit * share)).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }

        return await running.ConfigureAwait(false);
    }
}
