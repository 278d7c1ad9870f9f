using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Gives a value that was read the type of the output it is for. What does not fit is a warning and null.</summary>
internal sealed partial class ValueConverter(Action<string> warn)
{
    /// <summary>Null for a value type means its default.</summary>
    public object? Convert(string path, object? value, Type target)
    {
        var (result, error) = TryConvert(path, value, target);
        if (error != null)
            warn(error);
        return result;
    }

    private (object? Value, string? Error) TryConvert(string path, object? value, Type target)
    {
        if (value == null)
            return (null, null);
        if (Nullable.GetUnderlyingType(target) is { } inner)
            return TryConvert(path, value, inner);
        if (target == typeof(int))
            return value is double number ? ((int)number, null) : Mismatch(path, value, typeof(double));
        if (target.IsInstanceOfType(value))
            return (value, null);
        if (target == typeof(JsonElement))
            return (JsonSerializer.SerializeToElement(value), null);
        if (target.IsEnum)
            return value is double constant ? (Enum.ToObject(target, (int)constant), null) : Mismatch(path, value, typeof(double));
        if (target.IsValueType && target.GetCustomAttribute<EnumTypeAttribute>() != null)
            return EnumStruct.Wrap(value, target) is { } wrapped ? (wrapped, null) : Mismatch(path, value, target);
        if (target.IsConstructedGenericType)
            return TryConvertGeneric(path, value, target, target.GetGenericTypeDefinition());
        return target.GetCustomAttribute<OutputTypeAttribute>() != null
            ? TryConstruct(path, value, target)
            : Mismatch(path, value, target);
    }

    private static (object? Value, string? Error) Mismatch(string path, object value, Type expected) =>
        (null, $"Expected {expected.FullName} but got {value.GetType().FullName} deserializing {path}");

    private (object? Value, string? Error) TryConstruct(string path, object value, Type target)
    {
        if (value is not ImmutableDictionary<string, object?> fields)
            return Mismatch(path, value, typeof(ImmutableDictionary<string, object>));
        var constructor = target.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .FirstOrDefault(candidate => candidate.GetCustomAttribute<OutputConstructorAttribute>() != null);
        if (constructor == null)
            return (null, $"Expected target type {target.FullName} to have [OutputConstructorAttribute] constructor when deserializing {path}");
        var arguments = constructor.GetParameters().Select(parameter =>
        {
            var name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            return Convert($"{target.FullName}({parameter.Name})", fields.GetValueOrDefault(name), parameter.ParameterType);
        });
        return (constructor.Invoke([.. arguments]), null);
    }
}
