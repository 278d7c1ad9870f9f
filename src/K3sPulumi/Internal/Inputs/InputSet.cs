using System.Collections.Immutable;
using K3sPulumi.Core.Validation;
using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Internal.Inputs;

/// <summary>
/// The inputs of one component, gathered once. What is secret by nature is kept apart,
/// so that the texts which a preview shows do not become secret as a whole.
/// </summary>
internal sealed class InputSet
{
    private readonly List<Output<object?>> _visible = [];
    private readonly List<Output<object?>> _secret = [];

    public Field<T> Add<T>(Input<T>? input) => Add<T>(_visible, input?.Apply(value => (object?)value), isSecret: false);

    public Field<T> AddOutput<T>(Output<T>? output) => Add<T>(_visible, output?.Apply(value => (object?)value), isSecret: false);

    /// <summary>An element that is null counts as empty, which the checks tell with its place in the list.</summary>
    public Field<IReadOnlyList<string>> AddList(InputList<string>? list) =>
        Add<IReadOnlyList<string>>(
            _visible, list?.Apply(values => (object?)(values.IsDefaultOrEmpty ? null : values.Select(value => value ?? "").ToArray())), isSecret: false);

    /// <summary>An entry that is null counts as left out, as everywhere in Pulumi.</summary>
    public Field<IReadOnlyDictionary<string, string>> AddMap(InputMap<string>? map) =>
        Add<IReadOnlyDictionary<string, string>>(_visible, map?.Apply(values => (object?)Given(values)), isSecret: false);

    public Field<Secret> AddSecret(Input<string>? input) =>
        Add<Secret>(_secret, input?.Apply(value => (object?)(value is null ? null : new Secret(value))), isSecret: true);

    /// <summary>A secret that the preview shows as given: an output that turns out to be nothing is empty, which the checks refuse.</summary>
    public Field<Secret> AddGivenSecret(Input<string>? input) => AddSecret(input is null ? null : (Input<string>)input.Apply(value => value ?? ""));

    /// <summary>What is part of a secret text and none by itself: no preview shows it, so none need wait for it.</summary>
    public Field<T> AddHidden<T>(Output<object?> output) => Add<T>(_secret, output, isSecret: true);

    /// <summary>Texts that may hold secrets, each under a name that does not.</summary>
    public Field<IReadOnlyDictionary<string, Secret>> AddSecretMap(InputMap<string> map) =>
        Add<IReadOnlyDictionary<string, Secret>>(
            _secret, map.Apply(values => (object?)Given(values)?.ToDictionary(entry => entry.Key, entry => new Secret(entry.Value), StringComparer.Ordinal)), isSecret: true);

    /// <summary>A record of all values; unknown, and secret, while any of them is.</summary>
    public Output<T> All<T>(Func<Values, T> build) =>
        Output.Tuple(Output.All(_visible), Output.All(_secret)).Apply(all => build(new Values(all.Item1, all.Item2)));

    /// <summary>A record of the values that are not secret by nature; the secret ones count as given and not known.</summary>
    public Output<T> Visible<T>(Func<Values, T> build)
    {
        var secrets = Enumerable.Repeat<object?>(Values.NotKnown, _secret.Count).ToImmutableArray();
        return Output.All(_visible).Apply(visible => build(new Values(visible, secrets)));
    }

    /// <summary>A record of what is known while the program runs: its shape.</summary>
    public T Shape<T>(Func<Values, T> build) =>
        build(new Values(
            Enumerable.Repeat<object?>(Values.NotKnown, _visible.Count).ToImmutableArray(),
            Enumerable.Repeat<object?>(Values.NotKnown, _secret.Count).ToImmutableArray()));

    /// <summary>A record of what is known by now, for checks: never unknown as a whole.</summary>
    public async Task<T> KnownAsync<T>(Func<Values, T> build) =>
        build(new Values(await KnownAsync(_visible).ConfigureAwait(false), await KnownAsync(_secret).ConfigureAwait(false)));

    /// <summary>The known texts that the author has marked secret though they are not so by nature: no message may repeat them.</summary>
    public async Task<IReadOnlyList<string>> MarkedSecretAsync()
    {
        var texts = new List<string>();
        foreach (var output in _visible.Concat(_secret))
        {
            if (await Output.IsSecretAsync(output).ConfigureAwait(false) && await OutputUtilities.GetIsKnownAsync(output).ConfigureAwait(false))
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

    private static Field<T> Add<T>(List<Output<object?>> outputs, Output<object?>? output, bool isSecret)
    {
        if (output is null)
            return new Field<T>(-1, isSecret);
        outputs.Add(output);
        return new Field<T>(outputs.Count - 1, isSecret);
    }

    private static SortedDictionary<string, string>? Given(ImmutableDictionary<string, string>? values)
    {
        var given = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in values ?? [])
        {
            if (value is not null)
                given.Add(key, value);
        }

        return given.Count == 0 ? null : given;
    }

    private static async Task<ImmutableArray<object?>> KnownAsync(List<Output<object?>> outputs)
    {
        var values = ImmutableArray.CreateBuilder<object?>(outputs.Count);
        foreach (var output in outputs)
        {
            values.Add(await OutputUtilities.GetIsKnownAsync(output).ConfigureAwait(false)
                ? await OutputUtilities.GetValueAsync(output).ConfigureAwait(false)
                : Values.NotKnown);
        }

        return values.MoveToImmutable();
    }
}
