using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;
using Enum = System.Enum;

namespace Pulumi.Serialization;

/// <summary>Turns inputs into what is sent, and remembers the resources that they came from.</summary>
internal sealed partial class Serializer(bool resourceReferences)
{
    public HashSet<Resource> Resources { get; } = [];

    public async ValueTask<Value> SerializeAsync(string path, object? value)
    {
        switch (value)
        {
            case null or ValueTuple:
                return Value.ForNull();
            case bool flag:
                return Value.ForBool(flag);
            case int number:
                return Value.ForNumber(number);
            case double number:
                return Value.ForNumber(number);
            case string text:
                return Value.ForString(text);
            case InputArgs args:
                return Value.ForStruct(await SerializeAsync(path, args.Members()).ConfigureAwait(false));
            case AssetOrArchive asset:
                return await SerializeAssetAsync(path, asset).ConfigureAwait(false);
            case Task:
                throw new InvalidOperationException(
                    $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{path}");
            case IInput input:
                return await SerializeOutputAsync(path, input.ToShape()).ConfigureAwait(false);
            case IOutput output:
                return await SerializeOutputAsync(path, output).ConfigureAwait(false);
            case IUnion union:
                return await SerializeAsync(path, union.Value).ConfigureAwait(false);
            case JsonElement json:
                return Google.Protobuf.JsonParser.Default.Parse<Value>(json.GetRawText());
            case Resource resource:
                return await SerializeResourceAsync(path, resource).ConfigureAwait(false);
            case IDictionary dictionary:
                return Value.ForStruct(await SerializeAsync(path, Entries(path, dictionary)).ConfigureAwait(false));
            case IList list:
                return await SerializeListAsync(path, list).ConfigureAwait(false);
            case Enum constant when constant.GetTypeCode() == TypeCode.Int32:
                return Value.ForNumber((int)value);
            default:
                return await SerializeTypedAsync(path, value, value.GetType()).ConfigureAwait(false);
        }
    }

    /// <summary>One property of a resource; a failure names it.</summary>
    public async ValueTask<Value> SerializePropertyAsync(string label, string name, object? value)
    {
        try
        {
            return await SerializeAsync($"{label}.{name}", value).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"error serializing property \"{name}\": {error.Message}", error);
        }
    }

    /// <summary>All properties of a resource, without the nulls, keys in order.</summary>
    public async ValueTask<Struct> SerializePropertiesAsync(string label, IEnumerable<KeyValuePair<string, object?>> properties)
    {
        var result = new Struct();
        foreach (var (name, property) in properties.OrderBy(property => property.Key, StringComparer.InvariantCulture))
        {
            var value = await SerializePropertyAsync(label, name, property).ConfigureAwait(false);
            if (value.KindCase != Value.KindOneofCase.NullValue)
                result.Fields[name] = value;
        }
        return result;
    }

    /// <summary>A struct without its nulls, keys in order.</summary>
    public async ValueTask<Struct> SerializeAsync(string path, IEnumerable<KeyValuePair<string, object?>> members)
    {
        var result = new Struct();
        foreach (var (name, member) in members.Where(member => member.Value != null).OrderBy(member => member.Key, StringComparer.InvariantCulture))
        {
            var value = await SerializeAsync($"{path}.{name}", member).ConfigureAwait(false);
            if (value.KindCase != Value.KindOneofCase.NullValue)
                result.Fields[name] = value;
        }
        return result;
    }

    private async ValueTask<Value> SerializeListAsync(string path, IList list)
    {
        var result = new ListValue();
        if (IsDefaultArray(list))
            return new Value { ListValue = result };
        for (var index = 0; index < list.Count; index++)
            result.Values.Add(await SerializeAsync($"{path}[{index}]", list[index]).ConfigureAwait(false));
        return new Value { ListValue = result };
    }

    private async ValueTask<Value> SerializeOutputAsync(string path, IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        Resources.UnionWith(data.Resources);

        // An unknown loses its secretness on this wire.
        if (!data.IsKnown)
            return SpecialValue.Unknown;
        var value = await SerializeAsync(path, data.Value).ConfigureAwait(false);
        return data.IsSecret ? SpecialValue.SecretOf(value) : value;
    }

    /// <summary>An immutable array that was never made does not even tell its length.</summary>
    private static bool IsDefaultArray(IList list) =>
        list.GetType() is { IsConstructedGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && type.GetProperty(nameof(ImmutableArray<>.IsDefault))!.GetValue(list) is true;

    private static IEnumerable<KeyValuePair<string, object?>> Entries(string path, IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return entry.Key is string key
                ? new(key, entry.Value)
                : throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{path}");
        }
    }

    private ValueTask<Value> SerializeTypedAsync(string path, object value, System.Type type)
    {
        if (type.IsValueType && type.GetCustomAttribute<EnumTypeAttribute>() != null)
            return SerializeAsync(path, EnumStruct.Unwrap(value, type));
        if (type.GetCustomAttribute<OutputTypeAttribute>() != null)
            return SerializeOutputTypeAsync(path, value, type);
        throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{path}");
    }
}
