namespace Pulumi;

/// <summary>An output whose source is set later.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputData<T>> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DeferredOutput() => Output = new(_source.Task);

    public Output<T> Output { get; }

    public void Resolve(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.DataTask.ContinueWith(
            done => _source.TrySetFromTask(done), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
