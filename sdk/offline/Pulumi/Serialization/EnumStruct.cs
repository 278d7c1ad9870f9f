using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The structs that stand for enumerations: one string or number each.</summary>
internal static class EnumStruct
{
    public static object? Unwrap(object value, Type type)
    {
        var conversion = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
        if (conversion == null || (conversion.ReturnType != typeof(string) && conversion.ReturnType != typeof(double)))
            throw new InvalidOperationException($"Expected {type.FullName} to have an explicit conversion operator to String or Double.");
        return conversion.Invoke(null, [value]);
    }

    public static object? Wrap(object value, Type type)
    {
        var constructor = type.GetConstructor(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [value.GetType()]);
        return constructor?.Invoke([value]);
    }
}
