using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Server;

/// <summary>
/// The registrations that are under way. What has begun when the program ends is finished and is in the state; nothing begins
/// after that.
/// </summary>
internal sealed class UnderWay
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _isEnding;

    /// <summary>Counted before it begins: an operation may take long before the call that began it returns.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        Begin();
        try
        {
            return await work();
        }
        finally
        {
            End();
        }
    }

    /// <summary>The program has ended: waits for what is under way.</summary>
    public Task DrainAsync()
    {
        lock (_gate)
        {
            _isEnding = true;
            if (_count == 0)
                _drained.TrySetResult();
        }
        return _drained.Task;
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_drained.Task.IsCompleted)
                throw new GrpcException(GrpcStatus.Unavailable, "The program has ended.");
            _count++;
        }
    }

    private void End()
    {
        lock (_gate)
            if (--_count == 0 && _isEnding)
                _drained.TrySetResult();
    }
}
