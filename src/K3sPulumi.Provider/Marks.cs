using System.Collections.Immutable;
using Pulumi.Experimental;

namespace K3sPulumi.Plugin;

/// <summary>
/// Gives a list the marks of its items. The serializer of Pulumi 3.112 reads an InputList as one output and keeps only the values
/// of its items: a secret item would not be secret any more, and what it waits for would be forgotten.
/// </summary>
internal static class Marks
{
    public static ImmutableDictionary<string, PropertyValue> OfItems(ImmutableDictionary<string, PropertyValue> inputs) =>
        inputs.ToImmutableDictionary(input => input.Key, input => OfItems(input.Value));

    private static PropertyValue OfItems(PropertyValue value)
    {
        if (value.TryGetMap(out var map))
            return Marked(new(OfItems(map)), value.IsSecret, value.Dependencies);
        if (!value.TryGetArray(out var array))
            return value;
        var items = array.Select(OfItems).ToImmutableArray();
        return Marked(new(items), value.IsSecret || items.Any(item => item.IsSecret),
            value.Dependencies.Union(items.SelectMany(item => item.Dependencies)));
    }

    private static PropertyValue Marked(PropertyValue value, bool isSecret, ImmutableHashSet<Pulumi.Urn> dependencies) =>
        value.WithSecret(isSecret).WithDependencies(dependencies);
}
