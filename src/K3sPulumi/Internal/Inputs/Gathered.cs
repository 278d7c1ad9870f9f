using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Internal.Inputs;

/// <summary>A record of inputs, in all forms that are needed.</summary>
internal sealed class Gathered<T>(Func<Values, T> build, T shape, IReadOnlyList<GatheredInput> inputs)
{
    private readonly IReadOnlyList<GatheredInput> _visible = [.. inputs.Where(input => !input.IsSecret)];
    private readonly IReadOnlyList<GatheredInput> _secret = [.. inputs.Where(input => input.IsSecret)];

    /// <summary>What is known while the program runs: which values are set, and all plain values.</summary>
    public T Shape => shape;

    /// <summary>All values; unknown if any of them is, and secret if any of them is.</summary>
    public Output<T> All =>
        Output.Tuple(Outputs(_visible), Outputs(_secret))
            .Apply(all => Build(Pairs(_visible, all.Item1).Concat(Pairs(_secret, all.Item2))));

    /// <summary>The values that are not secret by nature; those that are count as set and unknown.</summary>
    public Output<T> Visible => Outputs(_visible).Apply(visible => Build(Pairs(_visible, visible).Concat(NotKnown(_secret))));

    /// <summary>What is known so far, for checks: never unknown as a whole.</summary>
    public async Task<T> KnownAsync()
    {
        var known = new List<KeyValuePair<InputKey, object?>>();
        foreach (var input in inputs)
        {
            known.Add(new(input.Key, await OutputUtilities.GetIsKnownAsync(input.Output).ConfigureAwait(false)
                ? await OutputUtilities.GetValueAsync(input.Output).ConfigureAwait(false)
                : Values.NotKnown));
        }

        return Build(known);
    }

    /// <summary>
    /// Known texts that the user has marked as secret although they are not secret by nature: messages must not contain them.
    /// </summary>
    public async Task<IReadOnlyList<string>> MarkedSecretAsync()
    {
        var texts = new List<string>();
        foreach (var output in inputs.Select(input => input.Output))
        {
            if (await Output.IsSecretAsync(output).ConfigureAwait(false) && await OutputUtilities.GetIsKnownAsync(output)
                .ConfigureAwait(false))
                texts.AddRange(Texts(await OutputUtilities.GetValueAsync(output).ConfigureAwait(false)));
        }

        return texts;
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        IEnumerable<string> list => list,
        IReadOnlyDictionary<string, string> map => map.Values,
        _ => [],
    };

    private static Output<ImmutableArray<object?>> Outputs(IReadOnlyList<GatheredInput> inputs) =>
        Output.All(inputs.Select(input => input.Output));

    private static IEnumerable<KeyValuePair<InputKey, object?>> Pairs(
        IReadOnlyList<GatheredInput> inputs, ImmutableArray<object?> values) =>
        inputs.Select((input, index) => KeyValuePair.Create(input.Key, values[index]));

    private static IEnumerable<KeyValuePair<InputKey, object?>> NotKnown(IReadOnlyList<GatheredInput> inputs) =>
        inputs.Select(input => KeyValuePair.Create(input.Key, (object?)Values.NotKnown));

    private T Build(IEnumerable<KeyValuePair<InputKey, object?>> values) => build(new Values(values));
}
