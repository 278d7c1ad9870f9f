using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace K3sPulumi.LocalEngine.Values;

/// <summary>Properties by name, in the order of their names; equal if their values are.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "PropertyMap is Pulumi's own word for it.")]
public sealed class PropertyMap : IReadOnlyDictionary<string, PropertyValue>, IEquatable<PropertyMap>
{
    public static readonly PropertyMap Empty =
        new(ImmutableSortedDictionary.Create<string, PropertyValue>(StringComparer.Ordinal));

    private readonly ImmutableSortedDictionary<string, PropertyValue> _values;

    private PropertyMap(ImmutableSortedDictionary<string, PropertyValue> values) => _values = values;

    public int Count => _values.Count;

    public IEnumerable<string> Keys => _values.Keys;

    public IEnumerable<PropertyValue> Values => _values.Values;

    public bool HasUnknown => _values.Values.Any(value => value.HasUnknown);

    public bool HasSecret => _values.Values.Any(value => value.HasSecret);

    /// <summary>The value of that name; null if there is none.</summary>
    public PropertyValue? this[string key] => _values.GetValueOrDefault(key);

    PropertyValue IReadOnlyDictionary<string, PropertyValue>.this[string key] => _values[key];

    public static PropertyMap From(IEnumerable<KeyValuePair<string, PropertyValue>> values) =>
        new(Empty._values.AddRange(values));

    public static PropertyMap Of(IEnumerable<KeyValuePair<string, object?>> values) =>
        From(values.Select(pair => KeyValuePair.Create(pair.Key, PropertyValue.Of(pair.Value))));

    public bool ContainsKey(string key) => _values.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PropertyValue value) => _values.TryGetValue(key, out value);

    public PropertyMap With(string key, PropertyValue value) => new(_values.SetItem(key, value));

    /// <summary>Adds the value unless there is one of that name.</summary>
    public PropertyMap WithDefault(string key, PropertyValue value) => ContainsKey(key) ? this : With(key, value);

    public PropertyMap WithAll(IEnumerable<KeyValuePair<string, PropertyValue>> values) => new(_values.SetItems(values));

    public PropertyMap Without(string key) => new(_values.Remove(key));

    /// <summary>What the program gets: a property with a nested unknown value is omitted.</summary>
    public PropertyMap Known() => HasUnknown ? From(_values.Where(pair => !pair.Value.HasUnknown)) : this;

    /// <summary>The text of a property whether or not it is secret; null if it is absent or no text.</summary>
    public string? Text(string key) => (this[key]?.Reveal() as StringValue)?.Value;

    public double? Number(string key) => (this[key]?.Reveal() as NumberValue)?.Value;

    public bool? Flag(string key) => (this[key]?.Reveal() as BoolValue)?.Value;

    public PropertyMap? Map(string key) => (this[key]?.Reveal() as ObjectValue)?.Properties;

    public IReadOnlyList<PropertyValue> Items(string key) =>
        this[key]?.Reveal() is ListValue list ? [.. list.Items.Select(item => item.Reveal())] : [];

    public IReadOnlyList<PropertyMap> Maps(string key) =>
        [.. Items(key).OfType<ObjectValue>().Select(item => item.Properties)];

    public IReadOnlyList<string> Texts(string key) => [.. Items(key).OfType<StringValue>().Select(item => item.Value)];

    public bool Equals(PropertyMap? other) => other is not null && Count == other.Count
        && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as PropertyMap);

    public override int GetHashCode() => _values.Keys.Aggregate(Count, HashCode.Combine);

    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
