using System.Collections.Immutable;

namespace Pulumi;

public static partial class Output
{
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All((IEnumerable<Input<T>>)inputs);

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) =>
        new(AllAsync(inputs.ToImmutableArray()));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All((IEnumerable<Output<T>>)outputs);

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) =>
        new(AllAsync(outputs.Select(output => output.DataTask).ToImmutableArray()));

    /// <summary>A null input is not an output of null here, but an error.</summary>
    private static async Task<OutputData<ImmutableArray<T>>> AllAsync<T>(ImmutableArray<Input<T>> inputs) =>
        await AllAsync(inputs.Select(input => ((Output<T>)input).DataTask).ToImmutableArray()).ConfigureAwait(false);

    private static async Task<OutputData<ImmutableArray<T>>> AllAsync<T>(ImmutableArray<Task<OutputData<T>>> tasks)
    {
        var values = ImmutableArray.CreateBuilder<T>(tasks.Length);
        var all = OutputData<ImmutableArray<T>>.Of([]);
        foreach (var task in tasks)
        {
            var data = await task.ConfigureAwait(false);
            values.Add(data.Value);
            all = all.After(data);
        }
        return all with { Value = values.MoveToImmutable() };
    }
}
