namespace K3sPulumi.LocalEngine.Values;

/// <summary>What differs between two sets of properties.</summary>
internal sealed class ValueDiff
{
    private readonly List<PropertyChange> _changes = [];
    private readonly IReadOnlySet<string> _unordered;
    private readonly bool _secretness;

    private ValueDiff(IReadOnlySet<string> unordered, bool secretness) => (_unordered, _secretness) = (unordered, secretness);

    /// <param name="old">the properties before</param>
    /// <param name="next">the properties wanted</param>
    /// <param name="unordered">top-level lists whose order means nothing</param>
    /// <param name="secretness">whether a value that becomes secret has changed: yes for the engine, no for a provider</param>
    public static IReadOnlyList<PropertyChange> Between(
        PropertyMap old, PropertyMap next, IReadOnlySet<string>? unordered = null, bool secretness = false)
    {
        var diff = new ValueDiff(unordered ?? System.Collections.Frozen.FrozenSet<string>.Empty, secretness);
        diff.Maps([], old, next, secret: false);
        return diff._changes;
    }

    private void Maps(string[] path, PropertyMap old, PropertyMap next, bool secret)
    {
        foreach (var key in old.Keys.Union(next.Keys).Order(StringComparer.Ordinal))
            Values([.. path, key], old[key], next[key], secret);
    }

    private void Values(string[] path, PropertyValue? old, PropertyValue? next, bool secret)
    {
        var becameOther = _secretness && old is SecretValue != next is SecretValue;
        secret |= old is SecretValue || next is SecretValue;
        (old, next) = (Plain(old), Plain(next));
        if (old is null && next is null)
            return;
        if (becameOther)
            Report(path, old, next, secret);
        else if (old is ObjectValue oldMap && next is ObjectValue nextMap)
            Maps(path, oldMap.Properties, nextMap.Properties, secret);
        else if (old is ListValue oldList && next is ListValue nextList)
            Lists(path, oldList, nextList, secret);
        else if (!Same(old, next))
            Report(path, old, next, secret);
    }

    private void Lists(string[] path, ListValue old, ListValue next, bool secret)
    {
        if (path.Length == 1 && _unordered.Contains(path[0]))
        {
            Sets(path, old, next, secret);
            return;
        }
        for (var i = 0; i < Math.Max(old.Items.Length, next.Items.Length); i++)
            Values([.. path, PropertyPath.Index(i)], old.Items.ElementAtOrDefault(i), next.Items.ElementAtOrDefault(i), secret);
    }

    private void Sets(string[] path, ListValue old, ListValue next, bool secret)
    {
        var left = old.Items.Select(item => item.RevealAll()).ToList();
        var added = new List<int>();
        for (var i = 0; i < next.Items.Length; i++)
            if (!left.Remove(next.Items[i].RevealAll()))
                added.Add(i);
        foreach (var gone in left)
        {
            var index = old.Items.Select(item => item.RevealAll()).ToList().IndexOf(gone);
            Report([.. path, PropertyPath.Index(index)], old.Items[index], null, secret);
        }
        foreach (var i in added)
            Report([.. path, PropertyPath.Index(i)], null, next.Items[i], secret);
    }

    private void Report(string[] path, PropertyValue? old, PropertyValue? next, bool secret)
    {
        var kind = old is null ? ChangeKind.Add : next is null ? ChangeKind.Delete : ChangeKind.Update;
        _changes.Add(new(PropertyPath.Of(path), kind, secret ? old?.AsSecret() : old, secret ? next?.AsSecret() : next));
    }

    private static PropertyValue? Plain(PropertyValue? value) => value?.Reveal() is { } plain and not NullValue ? plain : null;

    private static bool Same(PropertyValue? old, PropertyValue? next) => (old, next) switch
    {
        (UnknownValue, _) or (_, UnknownValue) => false,
        (AssetValue { Hash.Length: > 0 } a, AssetValue { Hash.Length: > 0 } b) => a.Hash == b.Hash && a.IsArchive == b.IsArchive,
        (ReferenceValue a, ReferenceValue b) => a.Urn == b.Urn && a.Id == b.Id && a.Id is not "",
        _ => Equals(old?.RevealAll(), next?.RevealAll()),
    };
}
