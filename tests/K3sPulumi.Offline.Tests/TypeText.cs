using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace K3sPulumi.Offline.Tests;

/// <summary>Types as in C#, with their nullability, without the namespaces Pulumi and System.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(double)] = "double",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
        [typeof(byte)] = "byte",
    };

    public static string Of(Type type) => Of(type, null, Names(null));

    public static string Of(ParameterInfo parameter) =>
        Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter), Names(parameter));

    public static string Of(PropertyInfo property) =>
        Of(property.PropertyType, new NullabilityInfoContext().Create(property), Names(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field), Names(field));

    public static string ShortName(Type type) => type.Name.Split('`')[0];

    private static Queue<string?> Names(ICustomAttributeProvider? member) => new(
        member?.GetCustomAttributes(typeof(TupleElementNamesAttribute), inherit: false)
            .Cast<TupleElementNamesAttribute>().SelectMany(attribute => attribute.TransformNames) ?? []);

    private static string Of(Type type, NullabilityInfo? info, Queue<string?> names)
    {
        var state = info?.ReadState == NullabilityState.Unknown ? info.WriteState : info?.ReadState;
        var mark = state == NullabilityState.Nullable && !type.IsGenericParameter && !type.IsValueType ? "?" : "";
        if (type.IsByRef)
            return $"out {Of(type.GetElementType()!, info, names)}";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, info?.ElementType, names)}[]{mark}";
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return $"{Of(inner, null, names)}?";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword + mark;
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsConstructedGenericType && typeof(ITuple).IsAssignableFrom(type))
            return Tuple(type, info, names);
        return Name(type, info, names) + mark;
    }

    private static string Tuple(Type type, NullabilityInfo? info, Queue<string?> names)
    {
        var mine = type.GenericTypeArguments.Select(_ => names.TryDequeue(out var name) && name != null ? $" {name}" : "")
            .ToList();
        var items = type.GenericTypeArguments.Select((item, index) => Of(item, Argument(info, index), names) + mine[index]);
        return $"({string.Join(", ", items)})";
    }

    private static string Name(Type type, NullabilityInfo? info, Queue<string?> names)
    {
        var space = type.Namespace ?? "";
        var prefix = space == "Pulumi" || space.StartsWith("System", StringComparison.Ordinal) ? "" : space + ".";
        if (!type.IsGenericType)
            return prefix + type.Name;
        var arguments = type.GetGenericArguments().Select((argument, index) => Of(argument, Argument(info, index), names));
        return $"{prefix}{ShortName(type)}<{string.Join(", ", arguments)}>";
    }

    private static NullabilityInfo? Argument(NullabilityInfo? info, int index) =>
        info != null && index < info.GenericTypeArguments.Length ? info.GenericTypeArguments[index] : null;
}
