namespace Pulumi;

/// <summary>A value that is there later, or, in a preview, perhaps never.</summary>
public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> dataTask)
    {
        DataTask = dataTask;
        Deployment.Observe(dataTask);
    }

    /// <summary>An output of a resource: its registration is observed, so that the output need not be.</summary>
    internal Output(TaskCompletionSource<OutputData<T>> source) => DataTask = source.Task;

    internal Output(OutputData<T> data) => DataTask = Task.FromResult(data);

    internal Task<OutputData<T>> DataTask { get; }

    public static Output<T> Create(Task<T> value) => Output.Create(value);

    public Output<ValueTuple> Apply(Func<T, Task> func) => new(ApplyAsync(async value =>
    {
        await func(value).ConfigureAwait(false);
        return OutputData<ValueTuple>.Of(default);
    }));

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) =>
        new(ApplyAsync(value => Task.FromResult(OutputData<TResult>.Of(func(value)))));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => new(ApplyAsync(async value =>
        OutputData<TResult>.Of(await func(value).ConfigureAwait(false))));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => new(ApplyAsync(value => func(value)?.ToOutput().DataTask));

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => new(ApplyAsync(value => func(value)?.DataTask));

    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func) =>
        new(ApplyAsync(value => func(value).DataTask));

    public override string ToString() => OutputText.Of<T>();

    async Task<OutputData<object?>> IOutput.GetDataAsync() => (await DataTask.ConfigureAwait(false)).Boxed();

    /// <summary>The value, if it is there now and nothing else than a value.</summary>
    internal bool TryGetPlain(out T value)
    {
        var data = DataTask.IsCompletedSuccessfully ? DataTask.Result : default;
        value = data.Value;
        return data is { IsKnown: true, IsSecret: false, Resources.IsEmpty: true };
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    internal async Task<OutputData<TResult>> ApplyAsync<TResult>(Func<T, Task<OutputData<TResult>>?> func)
    {
        var data = await DataTask.ConfigureAwait(false);
        if (!data.IsKnown)
            return new(data.Resources, default!, IsKnown: false, data.IsSecret);

        var inner = func(data.Value);
        return inner == null
            ? new(data.Resources, default!, IsKnown: true, data.IsSecret)
            : (await inner.ConfigureAwait(false)).After(data);
    }
}
