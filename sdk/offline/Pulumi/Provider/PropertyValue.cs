using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;
using Pulumi.Experimental.Provider;

namespace Pulumi.Experimental;

/// <summary>An input of a component as it came over the wire: a value, a list or a map, and its marks.</summary>
public sealed class PropertyValue : IEquatable<PropertyValue>
{
    public static readonly PropertyValue Null = new(Value.ForNull(), false, []);

    public static readonly PropertyValue Computed = new(null, false, []);

    /// <summary>Without marks; null: not known.</summary>
    private readonly Value? _plain;

    public PropertyValue(bool value)
        : this(Value.ForBool(value), false, [])
    {
    }

    public PropertyValue(double value)
        : this(Value.ForNumber(value), false, [])
    {
    }

    public PropertyValue(string value)
        : this(Value.ForString(value), false, [])
    {
    }

    public PropertyValue(ImmutableArray<PropertyValue> value)
        : this(Value.ForList([.. value.Select(item => item.Marked())]), false, [])
    {
    }

    public PropertyValue(ImmutableDictionary<string, PropertyValue> value)
        : this(Value.ForStruct(StructOf(value)), false, [])
    {
    }

    private PropertyValue(Value? plain, bool isSecret, ImmutableHashSet<Urn> dependencies) =>
        (_plain, IsSecret, Dependencies) = (plain, isSecret, dependencies);

    public bool IsNull => _plain?.KindCase is Value.KindOneofCase.NullValue or Value.KindOneofCase.None;

    public bool IsComputed => _plain == null;

    public bool IsSecret { get; init; }

    public ImmutableHashSet<Urn> Dependencies { get; init; }

    public bool Equals(PropertyValue? other) => other != null && Marked().Equals(other.Marked());

    public override bool Equals(object? obj) => Equals(obj as PropertyValue);

    public override int GetHashCode() => HashCode.Combine(IsSecret, _plain);

    public PropertyValue WithSecret(bool secret) => new(_plain, secret, Dependencies);

    public PropertyValue WithDependencies(ImmutableHashSet<Urn> dependencies) => new(_plain, IsSecret, dependencies);

    public bool TryGetBool(out bool value)
    {
        var isBool = _plain?.KindCase == Value.KindOneofCase.BoolValue;
        value = isBool && _plain!.BoolValue;
        return isBool;
    }

    public bool TryGetNumber(out double value)
    {
        var isNumber = _plain?.KindCase == Value.KindOneofCase.NumberValue;
        value = isNumber ? _plain!.NumberValue : 0;
        return isNumber;
    }

    public bool TryGetString([NotNullWhen(true)] out string? value)
    {
        value = _plain?.KindCase == Value.KindOneofCase.StringValue ? _plain.StringValue : null;
        return value != null;
    }

    public bool TryGetArray(out ImmutableArray<PropertyValue> value)
    {
        var isArray = _plain?.KindCase == Value.KindOneofCase.ListValue;
        value = isArray ? [.. _plain!.ListValue.Values.Select(Of)] : default;
        return isArray;
    }

    /// <summary>Assets are structs on the wire, but not maps.</summary>
    public bool TryGetMap([NotNullWhen(true)] out ImmutableDictionary<string, PropertyValue>? value)
    {
        value = _plain?.KindCase == Value.KindOneofCase.StructValue && SpecialValue.SignatureOf(_plain.StructValue) == null
            ? MapOf(_plain.StructValue) : null;
        return value != null;
    }

    internal static ImmutableDictionary<string, PropertyValue> MapOf(Struct fields) =>
        fields.Fields.ToImmutableDictionary(field => field.Key, field => Of(field.Value));

    internal static Struct StructOf(ImmutableDictionary<string, PropertyValue> map)
    {
        var fields = new Struct();
        foreach (var (name, value) in map)
            fields.Fields[name] = value.Marked();
        return fields;
    }

    private static PropertyValue Of(Value value)
    {
        var received = Received.Of(value);
        return new(received.Plain, received.IsSecret, [.. received.Dependencies.Select(urn => new Urn(urn))]);
    }

    private Value Marked()
    {
        if (!IsSecret && Dependencies.IsEmpty)
            return _plain ?? SpecialValue.Unknown;
        var marked = new Struct { Fields = { [SpecialValue.SignatureKey] = Value.ForString(SpecialValue.OutputValue) } };
        if (_plain != null)
            marked.Fields["value"] = _plain;
        marked.Fields["secret"] = Value.ForBool(IsSecret);
        marked.Fields["dependencies"] = Value.ForList(
            [.. Dependencies.Select(urn => (string)urn).Order(StringComparer.Ordinal).Select(Value.ForString)]);
        return Value.ForStruct(marked);
    }
}
