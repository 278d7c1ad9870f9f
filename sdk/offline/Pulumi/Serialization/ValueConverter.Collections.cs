using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

internal sealed partial class ValueConverter
{
    private static readonly MethodInfo ArrayOfMethod = Find(nameof(ArrayOf));
    private static readonly MethodInfo DictionaryOfMethod = Find(nameof(DictionaryOf));
    private static readonly MethodInfo OutputOfMethod = Find(nameof(OutputOf));

    private (object? Value, string? Error) TryConvertGeneric(string path, object value, Type target, Type definition)
    {
        if (definition == typeof(ImmutableArray<>))
        {
            return value is ImmutableArray<object?> list
                ? (ArrayOfMethod.MakeGenericMethod(target.GenericTypeArguments).Invoke(this, [path, list]), null)
                : Mismatch(path, value, typeof(ImmutableArray<object>));
        }
        if (definition == typeof(ImmutableDictionary<,>) && target.GenericTypeArguments[0] == typeof(string))
        {
            return value is ImmutableDictionary<string, object?> fields
                ? (DictionaryOfMethod.MakeGenericMethod(target.GenericTypeArguments[1]).Invoke(this, [path, fields]), null)
                : Mismatch(path, value, typeof(ImmutableDictionary<string, object>));
        }
        if (definition == typeof(Union<,>))
            return TryConvertUnion(path, value, target);
        if (definition == typeof(Output<>))
            return (OutputOfMethod.MakeGenericMethod(target.GenericTypeArguments).Invoke(this, [path, value]), null);
        throw new InvalidOperationException($"Unexpected generic target type {target.FullName} when deserializing {path}");
    }

    private (object? Value, string? Error) TryConvertUnion(string path, object value, Type target)
    {
        foreach (var (index, type) in target.GenericTypeArguments.Index())
        {
            var (result, error) = TryConvert($"{path}.AsT{index}", value, type);
            if (error == null)
                return (target.GetMethod($"FromT{index}")!.Invoke(null, [result]), null);
        }
        var names = string.Join(" or ", target.GenericTypeArguments.Select(type => type.FullName));
        return (null, $"Expected {names} but got {value.GetType().FullName} deserializing {path}");
    }

    private ImmutableArray<T> ArrayOf<T>(string path, ImmutableArray<object?> list) =>
        [.. list.Select(item => ConvertTo<T>(path, item))];

    private ImmutableDictionary<string, T> DictionaryOf<T>(string path, ImmutableDictionary<string, object?> fields) =>
        fields.ToImmutableDictionary(field => field.Key, field => ConvertTo<T>(path, field.Value));

    private Output<T> OutputOf<T>(string path, object value) => Output.Create(ConvertTo<T>(path, value));

    private T ConvertTo<T>(string path, object? value) => Convert(path, value, typeof(T)) is { } converted ? (T)converted : default!;

    private static MethodInfo Find(string name) =>
        typeof(ValueConverter).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance)!;
}
