using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Counts running tasks and records failures.</summary>
internal sealed class TaskTracker
{
    private readonly Lock _lock = new();
    private readonly List<Exception> _errors = [];
    private readonly Action<Task> _whenDone;
    private TaskCompletionSource<ImmutableArray<Exception>>? _waiting;
    private int _active;

    public TaskTracker() => _whenDone = Done;

    public void Add(Task task)
    {
        if (task.IsCompletedSuccessfully)
            return;
        lock (_lock)
            _active++;
        task.ContinueWith(_whenDone, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for the first failure or until no task is running; returns each exception once.</summary>
    public Task<ImmutableArray<Exception>> WaitAsync()
    {
        lock (_lock)
        {
            _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            SignalIfOver();
            return _waiting.Task;
        }
    }

    private void Done(Task task)
    {
        lock (_lock)
        {
            _active--;
            if (task.Exception is { } error)
                _errors.AddRange(error.InnerExceptions);
            else if (task.IsCanceled)
                _errors.Add(new TaskCanceledException(task));
            SignalIfOver();
        }
    }

    private void SignalIfOver()
    {
        if (_active == 0 || _errors.Count > 0)
            _waiting?.TrySetResult([.. _errors.Distinct()]);
    }
}
