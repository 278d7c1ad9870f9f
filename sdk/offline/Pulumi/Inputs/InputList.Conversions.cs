using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class InputList<T>
{
    public static implicit operator InputList<T>(T value) => new([(Input<T>)value]);

    public static implicit operator InputList<T>(Output<T> value) => new([(Input<T>)value]);

    public static implicit operator InputList<T>(Input<T> value) => new([value]);

    public static implicit operator InputList<T>(T[] values) => FromValues(values);

    public static implicit operator InputList<T>(Output<T>[] values) => FromOutputs(values);

    public static implicit operator InputList<T>(Input<T>[] values) => new(values);

    public static implicit operator InputList<T>(List<T> values) => FromValues(values);

    public static implicit operator InputList<T>(List<Output<T>> values) => FromOutputs(values);

    public static implicit operator InputList<T>(List<Input<T>> values) => new(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values) =>
        new(values.IsDefault ? default : ToItems(values));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) =>
        new(values.IsDefault ? default : ToItems(values));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(values);

    public static implicit operator InputList<T>(Output<T[]> values) => new(values.Apply(items => ToItems(items)));

    public static implicit operator InputList<T>(Output<List<T>> values) => new(values.Apply(items => ToItems(items)));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => new(values.Apply(items => ToItems(items)));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) =>
        new(values.Apply(items => items.IsDefault ? default : ToItems(items)));

    private static InputList<T> FromValues(IEnumerable<T> values) => new(ToItems(values));

    private static InputList<T> FromOutputs(IEnumerable<Output<T>> values) => new(ToItems(values));

    private static ImmutableArray<Input<T>> ToItems(IEnumerable<T> values) => [.. values.Select(value => (Input<T>)value)];

    private static ImmutableArray<Input<T>> ToItems(IEnumerable<Output<T>> values) => [.. values.Select(value => (Input<T>)value)];
}
