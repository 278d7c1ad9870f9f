using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map of inputs that is itself an input.</summary>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable,
    IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _items;
    private Output<ImmutableDictionary<string, TValue>>? _flat;

    public InputMap() : this(Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> items) : base(null) => _items = items;

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => new(Output.Create(ToItems(values)));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) =>
        new(Output.Create(ToItems(values)));

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        new(values.Apply(items => ToItems(items)));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        new(values.Apply(items => ToItems(items)));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        new(values.Apply(items => items == null ? null! : ToItems(items)));

    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new(Output.Tuple(first._items, second._items).Apply(both => both.Item1.SetItems(both.Item2)));
    }

    public void Add(string key, Input<TValue> value) => Change(_items.Apply(items =>
        items.SetItem(key, items.TryGetValue(key, out var before) ? Same(key, before, value) : value)));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Change(Output.Tuple(_items, values._items).Apply(both => both.Item1.AddRange(both.Item2)));
    }

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var items = await GetOutput().GetValueAsync(whenUnknown: ImmutableDictionary<string, TValue>.Empty)
            .ConfigureAwait(false);
        foreach (var item in items)
            yield return item;
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use GetAsyncEnumerator instead.");

    private protected override Output<ImmutableDictionary<string, TValue>> GetOutput() => _flat ??= _items.Apply(Flatten);

    private protected override IOutput GetShape() => _items;

    internal static InputMap<TValue> From(Output<ImmutableDictionary<string, Input<TValue>>> items) => new(items);

    private void Change(Output<ImmutableDictionary<string, Input<TValue>>> items)
    {
        _items = items;
        _flat = null;
    }

    /// <summary>A key may be given twice only with one value; who differs is seen when both are there.</summary>
    private static Input<TValue> Same(string key, Input<TValue> before, Input<TValue> value) =>
        Output.Tuple(before, value).Apply(both => EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
            ? both.Item1
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));

    private static Output<ImmutableDictionary<string, TValue>> Flatten(ImmutableDictionary<string, Input<TValue>>? items)
    {
        if (items == null)
            return Output.Create<ImmutableDictionary<string, TValue>>((ImmutableDictionary<string, TValue>)null!);
        var keys = items.Keys.ToImmutableArray();
        return Output.All(keys.Select(key => items[key])).Apply(values =>
            keys.Zip(values).ToImmutableDictionary(pair => pair.First, pair => pair.Second));
    }

    private static ImmutableDictionary<string, Input<TValue>> ToItems(IEnumerable<KeyValuePair<string, TValue>> values) =>
        values.ToImmutableDictionary(item => item.Key, item => (Input<TValue>)item.Value);
}
