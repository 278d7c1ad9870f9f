using System.Reflection;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi.Experimental.Provider;

/// <summary>Makes the args of a component from what came over the wire, by the rules of the official serializer.</summary>
internal static partial class ArgsReader
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    public static object? Read(Struct inputs, System.Type args)
    {
        try
        {
            return Read(Value.ForStruct(inputs), args, "$");
        }
        catch (UnknownException error)
        {
            throw new InvalidOperationException(error.Message);
        }
    }

    private static object? Read(Value value, System.Type target, string path)
    {
        var received = Received.Of(value);
        if (IsNullable(target) && received.IsNull)
            return null;
        if (Nullable.GetUnderlyingType(target) is { } inner)
            return Read(value, inner, path);
        if (target.IsConstructedGenericType && ReadGeneric(value, target, path) is { } generic)
            return generic;
        if (target.IsArray)
            return ReadArray(received, target.GetElementType()!, path);
        var plain = received.Plain;
        return Simple(target) switch
        {
            Value.KindOneofCase.NumberValue when plain?.KindCase == Value.KindOneofCase.NumberValue =>
                target == typeof(int) ? (object)(int)plain.NumberValue : plain.NumberValue,
            Value.KindOneofCase.StringValue when plain?.KindCase == Value.KindOneofCase.StringValue => plain.StringValue,
            Value.KindOneofCase.BoolValue when plain?.KindCase == Value.KindOneofCase.BoolValue => plain.BoolValue,
            Value.KindOneofCase.None when typeof(AssetOrArchive).IsAssignableFrom(target) && plain != null =>
                Deserializer.Deserialize(plain).Value,
            Value.KindOneofCase.None when plain?.KindCase == Value.KindOneofCase.StructValue =>
                ReadObject(plain.StructValue, target, path),
            Value.KindOneofCase.None => null,
            var expected => throw Mismatch(received, target, expected, path),
        };
    }

    private static Value.KindOneofCase Simple(System.Type type) =>
        type == typeof(string) ? Value.KindOneofCase.StringValue
        : type == typeof(int) || type == typeof(double) ? Value.KindOneofCase.NumberValue
        : type == typeof(bool) ? Value.KindOneofCase.BoolValue
        : Value.KindOneofCase.None;

    /// <summary>Every property is set, also to null: what an initializer gave it is lost.</summary>
    private static object ReadObject(Struct fields, System.Type type, string path)
    {
        var instance = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(All))
        {
            var name = NameOf(property);
            var value = fields.Fields.TryGetValue(name, out var field) ? field : Value.ForNull();
            property.SetValue(instance, Read(value, property.PropertyType, path == "$" ? $"$, {name}" : $"{path}, {name}"));
        }
        return instance;
    }

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<InputAttribute>()?.Name ?? property.GetCustomAttribute<OutputAttribute>()?.Name
            ?? property.Name;

    private static Array ReadArray(Received received, System.Type element, string path)
    {
        var items = Items(received, element.MakeArrayType(), path);
        var array = Array.CreateInstance(element, items.Count);
        for (var index = 0; index < items.Count; index++)
            array.SetValue(Read(items[index], element, $"{path}, index[{index}]"), index);
        return array;
    }

    private static RepeatedField<Value> Items(Received received, System.Type target, string path) =>
        received.Plain?.KindCase == Value.KindOneofCase.ListValue
            ? received.Plain.ListValue.Values
            : throw Mismatch(received, target, Value.KindOneofCase.ListValue, path);

    private static MapField<string, Value> Fields(Received received, System.Type target, string path) =>
        received.Plain?.KindCase == Value.KindOneofCase.StructValue
            ? received.Plain.StructValue.Fields
            : throw Mismatch(received, target, Value.KindOneofCase.StructValue, path);

    private static bool IsNullable(System.Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) != null;

    private static Exception Mismatch(Received received, System.Type target, Value.KindOneofCase expected, string path)
    {
        var message = $"Error while deserializing value of type {target.Name} from property value of type {received.Kind}. "
            + $"Expected {Received.Name(expected)} instead" + (path == "$" ? "." : $" at path [{path}].");
        return received.IsKnown ? new InvalidOperationException(message) : new UnknownException(message);
    }

    /// <summary>Something plain is not known: then the input around it is not either.</summary>
    private sealed class UnknownException(string message) : Exception(message);
}
