using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list of inputs that is itself an input.</summary>
public sealed partial class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private Output<ImmutableArray<Input<T>>> _items;
    private Output<ImmutableArray<T>>? _flat;

    public InputList() : this(Output.Create(ImmutableArray<Input<T>>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<Input<T>>> items) : base(null) => _items = items;

    private InputList(ImmutableArray<Input<T>> items) : this(Output.Create(items)) => RefuseNull(items);

    private InputList(IEnumerable<Input<T>> items) : this(items.ToImmutableArray())
    {
    }

    public void Add(params Input<T>[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Append(Output.Create(inputs.ToImmutableArray()));
        RefuseNull([.. inputs]);
    }

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Append(inputs._items);
    }

    public InputList<T> Concat(InputList<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var both = new InputList<T>(_items);
        both.Append(other._items);
        return both;
    }

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var items = await _items.GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        foreach (var item in items)
            yield return item;
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated. Use GetAsyncEnumerator instead.");

    internal InputList<T> Clone() => new(_items);

    private protected override Output<ImmutableArray<T>> GetOutput() =>
        _flat ??= _items.Apply(items => items.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(items));

    private protected override IOutput GetShape() => _items;

    private void Append(Output<ImmutableArray<Input<T>>> more)
    {
        _items = _items.TryGetPlain(out var before) && more.TryGetPlain(out var after)
            ? Output.Create(before.AddRange(after))
            : Output.Tuple(_items, more).Apply(both => both.Item1.AddRange(both.Item2));
        _flat = null;
    }

    /// <summary>The run fails, now: the official list looks at each of its items when it gets them.</summary>
    private void RefuseNull(ImmutableArray<Input<T>> items)
    {
        if (!items.IsDefault && items.Any(item => item is null))
            _ = GetOutput();
    }
}
