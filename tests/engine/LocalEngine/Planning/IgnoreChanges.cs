using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Planning;

/// <summary>Reverts the changes that a resource ignores.</summary>
internal static class IgnoreChanges
{
    public static PropertyMap Apply(PropertyMap old, PropertyMap next, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
            next = InMap(old, next, PropertyPath.Parse(path).Parts, 0);
        return next;
    }

    private static PropertyMap InMap(PropertyMap? old, PropertyMap next, IReadOnlyList<string> path, int at)
    {
        var keys = path[at] == "*" ? (old ?? PropertyMap.Empty).Keys.Union(next.Keys).ToList() : [path[at]];
        foreach (var key in keys)
        {
            var value = At(old?[key], next[key], path, at + 1);
            next = value is null ? next.Without(key) : next.With(key, value);
        }
        return next;
    }

    /// <summary>The value at that point of the path; null: absent.</summary>
    private static PropertyValue? At(PropertyValue? old, PropertyValue? next, IReadOnlyList<string> path, int at)
    {
        if (at == path.Count)
            return old;
        if (next is SecretValue secret)
            return At(old?.Reveal(), secret.Inner, path, at)?.AsSecret();
        if (next is ObjectValue map)
            return new ObjectValue(InMap((old?.Reveal() as ObjectValue)?.Properties, map.Properties, path, at));
        return next is ListValue list ? InList(old?.Reveal() as ListValue, list, path, at) : next;
    }

    private static ListValue InList(ListValue? old, ListValue next, IReadOnlyList<string> path, int at)
    {
        var items = next.Items.ToBuilder();
        for (var i = 0; i < items.Count; i++)
            if (path[at] is "*" or "#*" || path[at] == PropertyPath.Index(i))
                items[i] = At(old?.Items.ElementAtOrDefault(i), items[i], path, at + 1) ?? items[i];
        return new(items.ToImmutable());
    }
}
